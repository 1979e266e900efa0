import { Command } from 'commander';
import { madeBy } from '../app/made-by.js';
import { writeModelDirectory } from '../classification/model-directory.js';
import { checkModelTarget } from '../classification/model-target.js';
import { TAGGER_FORMAT } from '../extraction/tagger/tagger-manifest.js';
import { trainTaggerInThread } from '../knowledge/entity-training/train-tagger-in-thread.js';
import { TrainingError } from '../knowledge/training/training-error.js';
import { type Cancelling, cancellable } from './cancellable.js';
import { UsageError } from './exit-codes.js';
import { asUsageError } from './output-folder.js';
import { openProgressBar } from './progress-bar.js';
import { readAnnotatedRows } from './read-annotated-rows.js';

interface TrainEntitiesFlags {
  readonly data: readonly string[];
  readonly out: string;
  readonly seed: string;
  readonly json?: true;
}

/** `weiche train-entities`: trains a tagger from annotated rows and writes its directory. */
export function trainEntitiesCommand(): Command {
  return new Command('train-entities')
    .description('train a tagger that finds your own entity types, from annotated rows')
    .requiredOption(
      '--data <file...>',
      'JSONL rows {"text", "entities": [{"type", "start", "end"}]}; offsets in UTF-16 units; [] where there are none; .gz too, - is standard input',
    )
    .requiredOption('--out <directory>', 'where the tagger goes')
    .option('--seed <number>', 'equal seeds give equal taggers', '1')
    .option('--json', 'print one JSON document')
    .action((flags: TrainEntitiesFlags) => cancellable((cancelling) => runTrainEntities(flags, cancelling)));
}

async function runTrainEntities(flags: TrainEntitiesFlags, { signal, keep }: Cancelling): Promise<void> {
  if (!/^\d{1,15}$/.test(flags.seed)) throw new UsageError('--seed must be a whole number');
  await checkModelTarget(flags.out, TAGGER_FORMAT).catch(asUsageError);
  const { rows, notAnnotated } = await readAnnotatedRows(flags.data);
  if (notAnnotated > 0) console.error(`warning: ${notAnnotated} rows have no "entities" and are left out`);
  const bar = openProgressBar('training');
  const begun = performance.now();
  try {
    const { files, manifest } = await trainTaggerInThread({
      rows,
      seed: Number(flags.seed),
      createdAt: new Date(),
      madeBy: madeBy(),
      onProgress: bar.update,
      signal,
    });
    keep();
    await writeModelDirectory(flags.out, files);
    bar.stop();
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    for (const warning of manifest.warnings) console.error(`warning: ${warning}`);
    const outcome = { model: flags.out, seconds, rows: manifest.rows, types: manifest.types };
    if (flags.json) console.log(JSON.stringify(outcome));
    else console.log(`${flags.out}: ${outcome.rows} rows, ${outcome.types.length} types, ${seconds} s`);
  } catch (error) {
    bar.stop();
    if (error instanceof TrainingError && error.code !== 'worker-failed')
      throw new UsageError(error.message, { file: flags.data.join(', '), cause: error });
    return asUsageError(error);
  }
}
