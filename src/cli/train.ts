import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { madeBy } from '../app/made-by.js';
import { writeModelDirectory } from '../classification/model-directory.js';
import { FORMAT } from '../classification/model-manifest.js';
import { checkCreatable, checkModelTarget } from '../classification/model-target.js';
import { drawWithinBounds, TRAINING_BOUNDS } from '../knowledge/training/draw-within-bounds.js';
import { BACKENDS, type Backend } from '../knowledge/training/load-tensorflow.js';
import { trainClassifier } from '../knowledge/training/train-classifier.js';
import { TrainingError } from '../knowledge/training/training-error.js';
import { type Cancelling, cancellable } from './cancellable.js';
import { evaluationJson } from './evaluation-json.js';
import { UsageError } from './exit-codes.js';
import { asUsageError } from './output-folder.js';
import { openProgressBar, type ProgressBar } from './progress-bar.js';
import { readExamples, streamExamples } from './read-rows.js';
import { trainingProgress } from './training-progress.js';

interface TrainFlags {
  readonly data: readonly string[];
  readonly validation?: readonly string[];
  readonly out?: string;
  readonly seed: string;
  readonly backend?: string;
  readonly workers?: string;
  readonly json?: true;
}

const MODELS_FOLDER = 'models';

/** `weiche train`: trains a classifier from JSONL rows and writes its directory. */
export function trainCommand(): Command {
  return new Command('train')
    .description('train a classifier from labelled rows')
    .requiredOption(
      '--data <file...>',
      'JSONL rows {"text", "label"}; label null is out of scope; .gz too, - is standard input',
    )
    .option(
      '--validation <file...>',
      'rows to calibrate on and to report figures of (100 at least; otherwise rows of --data are held out)',
    )
    .option('--out <directory>', 'where the model goes (default: models/ID)')
    .option('--seed <number>', 'equal seeds give equal models', '1')
    .option(
      '--backend <name>',
      `TensorFlow.js backend: ${BACKENDS.join(', ')} (default: the fastest that loads)`,
    )
    .option('--workers <number>', 'threads (default: one a processor)')
    .option('--json', 'print one JSON document')
    .action((flags: TrainFlags) => cancellable((cancelling) => runTrain(flags, cancelling)));
}

async function runTrain(flags: TrainFlags, { signal, keep }: Cancelling): Promise<void> {
  const seed = wholeNumber(flags.seed, '--seed');
  const backend = flags.backend === undefined ? undefined : backendNamed(flags.backend);
  const workers = flags.workers === undefined ? {} : { workers: wholeNumber(flags.workers, '--workers') };
  let bar: ProgressBar | undefined;
  try {
    await (flags.out === undefined ? checkCreatable(MODELS_FOLDER) : checkModelTarget(flags.out, FORMAT));
    const validation = flags.validation === undefined ? [] : await readExamples(flags.validation);
    const { rows, given } = await readWithinBounds(flags.data, seed);
    const begun = performance.now();
    bar = openProgressBar('training');
    const trained = await trainClassifier({
      rows,
      given,
      validation,
      seed,
      createdAt: new Date(),
      madeBy: madeBy(),
      onProgress: trainingProgress(bar),
      signal,
      ...workers,
      ...(backend === undefined ? {} : { settings: { backend } }),
    });
    const seconds = (performance.now() - begun) / 1000;
    const { manifest, evaluation } = trained;
    const model = flags.out ?? join(MODELS_FOLDER, manifest.id);
    keep();
    await writeModelDirectory(model, trained.files);
    bar.stop();
    for (const warning of manifest.warnings) console.error(`warning: ${warning}`);
    const figures =
      flags.validation === undefined || evaluation === null ? {} : { validation: evaluationJson(evaluation) };
    const outcome = {
      model,
      seconds: round(seconds),
      examples: manifest.examples,
      cases: manifest.labels.length,
      ...figures,
    };
    if (flags.json) console.log(JSON.stringify(outcome));
    else {
      const accuracy =
        evaluation?.accuracy == null
          ? ''
          : `, accuracy ${evaluation.accuracy.toFixed(3)} on ${evaluation.n} rows not trained on`;
      console.log(
        `${model}: ${outcome.examples} examples, ${outcome.cases} cases, ${outcome.seconds} s${accuracy}`,
      );
    }
  } catch (error) {
    bar?.stop();
    if (error instanceof TrainingError && error.code !== 'worker-failed')
      throw new UsageError(error.message, { file: flags.data.join(', '), cause: error });
    return asUsageError(error);
  }
}

/** What training reads of the rows, as many as it takes: files of any size are streamed. */
async function readWithinBounds(files: readonly string[], seed: number) {
  const total = await bytesOf(files);
  const bar = openProgressBar('reading');
  const draw = drawWithinBounds(TRAINING_BOUNDS, seed);
  let done = 0;
  const onBytes = (bytes: number) => {
    done += bytes;
    // packed files and standard input don't say how much is to come
    bar.update(Math.min(0.99, done / total));
  };
  try {
    for await (const { text, label, subject, source } of streamExamples(files, { onBytes })) {
      draw.add({
        text,
        label,
        ...(subject === undefined ? {} : { subject }),
        ...(source === undefined ? {} : { source }),
      });
    }
  } finally {
    bar.stop();
  }
  return { rows: draw.rows(), given: draw.seen };
}

async function bytesOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return Math.max(
    1,
    sizes.reduce((sum, size) => sum + size, 0),
  );
}

function backendNamed(name: string): Backend {
  const backend = BACKENDS.find((known) => known === name);
  if (backend === undefined) throw new UsageError(`--backend must be one of ${BACKENDS.join(', ')}`);
  return backend;
}

function wholeNumber(value: string, option: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(number))
    throw new UsageError(`${option} must be a whole number`);
  return number;
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
