import { Command } from 'commander';
import { restoreFiles } from '../adapters/sqlite/backup/restore-files.js';
import { EXIT_CODES, UsageError } from './exit-codes.js';
import { configurationFrom } from './serve.js';

interface RestoreFlags {
  readonly dataDir?: string;
  readonly from: string;
  readonly json?: boolean;
}

/** `weiche restore --from DIR`: puts a backup where the service finds it; never overwrites. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('put a backup of the embedded store and bus into a data folder that has none, checked')
    .requiredOption('--from <directory>', 'a folder that `weiche backup` made')
    .option('--data-dir <directory>', 'where the service keeps its files (default: WEICHE_DATA_DIR or data)')
    .option('--json', 'what was restored as one JSON document')
    .action(async ({ dataDir, from, json }: RestoreFlags) => {
      const configuration = configurationFrom(dataDir === undefined ? {} : { dataDir });
      const outcome = await restoreFiles({ fromDir: from, dataDir: configuration.dataDir });
      if (outcome.kind === 'refused') throw new UsageError(outcome.sentence);
      if (outcome.kind === 'damaged') {
        console.error(`weiche: ${outcome.sentence} Nothing was restored.`);
        process.exitCode = EXIT_CODES.failure;
        return;
      }
      if (json === true) console.log(JSON.stringify({ dataDir: configuration.dataDir, ...outcome.manifest }));
      else
        console.log(
          `Restored into ${configuration.dataDir}: the state of ${outcome.manifest.takenAt}. Start the service now.`,
        );
    });
}
