import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { pseudonymizeExample } from '../knowledge/transfer/pseudonymize.js';
import { UsageError } from './exit-codes.js';
import { withStore } from './with-store.js';
import { writeRows } from './write-rows.js';

interface ExportFlags {
  readonly dataDir?: string;
  readonly out: string;
  readonly golden?: true;
  readonly pseudonymise?: string;
  readonly json?: true;
}

const LEAST_SECRET = 16;

/** `weiche export`: the knowledge base's rows as JSON lines, with the service running or not. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write the examples of the knowledge base as JSON lines')
    .option('--data-dir <directory>', 'where the service keeps its files (default: WEICHE_DATA_DIR or data)')
    .requiredOption('--out <file>', 'where the rows go')
    .option('--golden', 'the golden set instead of the rows that are trained on')
    .option(
      '--pseudonymise <file>',
      'exchange names, numbers and addresses, always in the same way for the secret in this file (made if missing)',
    )
    .option('--json', 'one JSON document')
    .action(async (flags: ExportFlags) => {
      const secret = flags.pseudonymise === undefined ? null : secretIn(flags.pseudonymise);
      await withStore(flags, async ({ knowledge }) => {
        const rows = await (flags.golden ? knowledge.goldenRows() : knowledge.trainingRows());
        const written = secret === null ? rows : rows.map((row) => pseudonymizeExample(row, secret));
        await writeRows(flags.out, written);
        const outcome = { out: flags.out, rows: rows.length, pseudonymised: secret !== null };
        console.log(flags.json ? JSON.stringify(outcome) : `${outcome.rows} rows written to ${outcome.out}.`);
        if (secret !== null && !flags.json)
          console.log('A name that no rule finds stays: read the rows before they leave the house.');
      });
    });
}

function secretIn(file: string): string {
  if (!existsSync(file)) {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
    console.error(
      `A new secret was written to ${file}: who has it can tell who was who. Keep it apart from the rows.`,
    );
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < LEAST_SECRET)
    throw new UsageError(`the secret needs ${LEAST_SECRET} characters`, { file });
  return secret;
}
