import { once } from 'node:events';
import { Command } from 'commander';
import { extractRow } from '../extraction/extract-row.js';
import { type ExtractionSettings, extractionSettings } from '../extraction/extraction-settings.js';
import { UsageError } from './exit-codes.js';
import { openTagger } from './open-tagger.js';
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
    .option('--model <directory>', 'also use this tagger, as train-entities wrote it')
    .option('--json', 'accepted for uniformity: the output is JSON lines in any case')
    .action(async (file: string, { model }: { readonly model?: string }) => {
      const now = new Date();
      const settings =
        model === undefined ? undefined : extractionSettings({ tagger: (await openTagger(model)).tagger });
      for await (const row of readRows([file], { validate: isMessageRow })) {
        if (!process.stdout.write(`${extractLine(row, now, settings)}\n`))
          await once(process.stdout, 'drain');
      }
    });
}

/** The row with its entities as JSON; other keys stay as they are. UsageError for a `receivedAt` that is none. */
export function extractLine(
  { value, file, line }: Row<MessageRow>,
  now: Date,
  settings?: ExtractionSettings,
): string {
  const extracted = extractRow(value, { now, ...(settings === undefined ? {} : { settings }) });
  if (extracted === null) throw new UsageError('/receivedAt must be a date and time', { file, line });
  return JSON.stringify(extracted);
}
