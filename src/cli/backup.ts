import { Command } from 'commander';
import { backUpFiles } from '../adapters/sqlite/backup/back-up-files.js';
import { packageVersion } from '../app/package-version.js';
import { EXIT_CODES, UsageError } from './exit-codes.js';
import { openProgressBar } from './progress-bar.js';
import { configurationFrom } from './serve.js';

interface BackupFlags {
  readonly dataDir?: string;
  readonly out: string;
  readonly json?: boolean;
}

/** `weiche backup --out DIR`: the embedded store and bus at one moment, while the service runs. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('copy the embedded store and bus, at one moment and checked, while the service runs')
    .option('--data-dir <directory>', 'where the service keeps its files (default: WEICHE_DATA_DIR or data)')
    .requiredOption('--out <directory>', 'where the backup goes: a folder that is missing or empty')
    .option('--json', 'what was backed up as one JSON document')
    .action(async ({ dataDir, out, json }: BackupFlags) => {
      const configuration = configurationFrom(dataDir === undefined ? {} : { dataDir });
      const bar = openProgressBar('backing up');
      const outcome = await backUpFiles({
        dataDir: configuration.dataDir,
        outDir: out,
        takenAt: new Date(),
        program: packageVersion(),
        onProgress: bar.update,
      }).finally(bar.stop);
      if (outcome.kind === 'refused') throw new UsageError(outcome.sentence);
      if (outcome.kind === 'damaged') {
        console.error(`weiche: ${outcome.sentence} Nothing was kept.`);
        process.exitCode = EXIT_CODES.failure;
        return;
      }
      const { takenAt, files } = outcome.manifest;
      if (json === true) console.log(JSON.stringify({ out, ...outcome.manifest }));
      else {
        for (const { name, bytes } of files) console.log(`${name}  ${(bytes / 1e6).toFixed(1)} MB  whole`);
        console.log(`Backed up to ${out} as of ${takenAt}.`);
      }
    });
}
