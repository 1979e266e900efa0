import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { systemClock } from '../adapters/system/system-clock.js';
import { openStore } from '../app/open-store.js';
import { SHIPPED_KNOWLEDGE_DIR } from '../app/project-paths.js';
import { readKnowledgeBase } from '../app/read-knowledge-base.js';
import { pseudonymizeExample } from '../knowledge/transfer/pseudonymize.js';
import { createSharedKnowledge } from '../service/shared-knowledge.js';
import { UsageError } from './exit-codes.js';
import { configurationFrom } from './serve.js';
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
      const configuration = configurationFrom(flags.dataDir === undefined ? {} : { dataDir: flags.dataDir });
      if (!existsSync(configuration.dataDir) && configuration.mongodbUri === null)
        throw new UsageError('there is no such data directory', { file: configuration.dataDir });
      const secret = flags.pseudonymise === undefined ? null : secretIn(flags.pseudonymise);
      const base = await readKnowledgeBase(configuration.knowledgeDir ?? SHIPPED_KNOWLEDGE_DIR);
      const store = await openStore(configuration, systemClock);
      try {
        const knowledge = createSharedKnowledge(base, store, systemClock.now);
        const rows = await (flags.golden ? knowledge.goldenRows() : knowledge.trainingRows());
        const written = secret === null ? rows : rows.map((row) => pseudonymizeExample(row, secret));
        await writeRows(flags.out, written);
        const outcome = { out: flags.out, rows: rows.length, pseudonymised: secret !== null };
        console.log(flags.json ? JSON.stringify(outcome) : `${outcome.rows} rows written to ${outcome.out}.`);
      } finally {
        await store.close();
      }
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
