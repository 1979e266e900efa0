import { Command } from 'commander';
import { createUlidIds } from '../adapters/system/ulid-ids.js';
import type { ModelRecord, ModelTrial } from '../domain/model.js';
import { promoteModel, rollBackModel } from '../service/model-registry.js';
import { endTrial, startTrial } from '../service/model-trials.js';
import type { Outcome } from '../service/outcome.js';
import type { RegistryContext } from '../service/service-context.js';
import { EXIT_CODES, UsageError } from './exit-codes.js';
import { withStore } from './with-store.js';

interface ModelsFlags {
  readonly dataDir?: string;
  readonly json?: true;
}

/**
 * `weiche models list|promote|rollback|trial|end-trial`: the registry, with the service running or not; a running one swaps when it
 * hears of it, within seconds.
 */
export function modelsCommand(): Command {
  const models = new Command('models').description(
    'the model registry: list, try beside the live model, promote, roll back',
  );
  const sub = (command: string, description: string) =>
    models
      .command(command)
      .description(description)
      .option(
        '--data-dir <directory>',
        'where the service keeps its files (default: WEICHE_DATA_DIR or data)',
      )
      .option('--json', 'one JSON document');
  sub('list', 'all models, newest first').action((flags: ModelsFlags) =>
    withRegistry(flags, async ({ store }) => {
      const all = await store.models.list();
      const { json } = flags;
      if (json) console.log(JSON.stringify(all));
      else for (const model of all) console.log(line(model));
    }),
  );
  sub('promote <model>', 'make a model the champion').action((model: string, flags: ModelsFlags) =>
    withRegistry(flags, async (context) => tell(await promoteModel(context, model), flags)),
  );
  sub('rollback', 'make the champion’s predecessor the champion again').action((flags: ModelsFlags) =>
    withRegistry(flags, async (context) => tell(await rollBackModel(context), flags)),
  );
  sub('trial <model>', 'let a model read every message beside the champion, and decide a share of them')
    .option('--share <share>', 'of the messages that it decides, 0 to 0.5', '0')
    .action((model: string, flags: ModelsFlags & { readonly share: string }) => {
      if (!/^(0?\.\d+|0)$/.test(flags.share)) throw new UsageError('--share must be a number from 0 to 0.5');
      const share = Number(flags.share);
      return withRegistry(flags, async (context) => tell(await startTrial(context, model, { share }), flags));
    });
  sub('end-trial <model>', 'end a model’s trial; the champion decides alone again').action(
    (model: string, flags: ModelsFlags) =>
      withRegistry(flags, async (context) => tell(await endTrial(context, model), flags)),
  );
  return models;
}

const withRegistry = (
  { dataDir }: ModelsFlags,
  act: (context: RegistryContext) => Promise<void>,
): Promise<void> =>
  withStore(dataDir === undefined ? {} : { dataDir }, ({ store, clock }) =>
    act({ store, clock, ids: createUlidIds() }),
  );

function tell(outcome: Outcome<ModelRecord>, { json }: ModelsFlags): void {
  if (outcome.kind !== 'ok') {
    console.error(`weiche: ${outcome.sentence}`);
    process.exitCode = EXIT_CODES.failure;
  } else console.log(json ? JSON.stringify(outcome.value) : line(outcome.value));
}

const line = ({ id, state, createdAt, examples, trial }: ModelRecord) =>
  `${id}  ${state.padEnd(10)}  ${createdAt.toISOString()}  ${examples} examples${trial === undefined ? '' : `  ${trialLine(trial)}`}`;

function trialLine(trial: ModelTrial): string {
  const { share, predictions, agreements, decided, judged } = trial;
  const { bothRight, onlyChampionRight, onlyChallengerRight } = trial;
  return (
    `trial at ${share}: ${predictions} read, ${agreements} as the champion, ${decided} decided; ` +
    `${judged} judged: ${bothRight + onlyChallengerRight} right, the champion ${bothRight + onlyChampionRight}`
  );
}
