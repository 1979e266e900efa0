import { once } from 'node:events';
import { Command } from 'commander';
import { extractRow } from '../extraction/extract-row.js';
import { UsageError } from './exit-codes.js';
import { isMessageRow, type MessageRow, type Row, readRows } from './read-rows.js';

/** `weiche extract`: one JSON line in, one out, same order. Rows without `receivedAt` are read as arriving now. */
export function extractCommand(): Command {
  return new Command('extract')
    .description('find the facts in each row: JSON lines in, JSON lines out')
    .argument(
      '[file]',
      'JSONL rows {"text", "subject"?, "language"?, "receivedAt"?}; .gz too, - is standard input',
      '-',
    )
    .option('--json', 'accepted for uniformity: the output is JSON lines in any case')
    .action(async (file: string) => {
      const now = new Date();
      for await (const row of readRows([file], { validate: isMessageRow })) {
        if (!process.stdout.write(`${extractLine(row, now)}\n`)) await once(process.stdout, 'drain');
      }
    });
}

/** The row with its entities as JSON; other keys stay as they are. UsageError for a `receivedAt` that is none. */
export function extractLine({ value, file, line }: Row<MessageRow>, now: Date): string {
  const extracted = extractRow(value, { now });
  if (extracted === null) throw new UsageError('/receivedAt must be a date and time', { file, line });
  return JSON.stringify(extracted);
}
