import { Command } from 'commander';
import { systemClock } from '../adapters/system/system-clock.js';
import { createUlidIds } from '../adapters/system/ulid-ids.js';
import { openStore } from '../app/open-store.js';
import type { ModelRecord } from '../domain/model.js';
import { promoteModel, type RegistryContext, rollBackModel } from '../service/model-registry.js';
import type { Outcome } from '../service/outcome.js';
import { EXIT_CODES } from './exit-codes.js';
import { configurationFrom } from './serve.js';

interface ModelsFlags {
  readonly dataDir?: string;
  readonly json?: true;
}

/**
 * `weiche models list|promote|rollback`: the registry, with the service running or not; a running one swaps when it
 * hears of it, within seconds.
 */
export function modelsCommand(): Command {
  const models = new Command('models').description('the model registry: list, promote, roll back');
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
  return models;
}

async function withRegistry(
  { dataDir }: ModelsFlags,
  act: (context: RegistryContext) => Promise<void>,
): Promise<void> {
  const store = await openStore(configurationFrom(dataDir === undefined ? {} : { dataDir }), systemClock);
  try {
    await act({ store, clock: systemClock, ids: createUlidIds() });
  } finally {
    await store.close();
  }
}

function tell(outcome: Outcome<ModelRecord>, { json }: ModelsFlags): void {
  if (outcome.kind !== 'ok') {
    console.error(`weiche: ${outcome.sentence}`);
    process.exitCode = EXIT_CODES.failure;
  } else console.log(json ? JSON.stringify(outcome.value) : line(outcome.value));
}

const line = ({ id, state, createdAt, examples }: ModelRecord) =>
  `${id}  ${state.padEnd(10)}  ${createdAt.toISOString()}  ${examples} examples`;
