import { once } from 'node:events';
import { Command } from 'commander';
import { extractRow } from '../extraction/extract-row.js';
import { type ExtractionSettings, extractionSettings } from '../extraction/extraction-settings.js';
import { maskSecrets } from '../extraction/mask-secrets.js';
import { UsageError } from './exit-codes.js';
import { type MarkedMessage, markedHtml } from './marked-html.js';
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
    .option('--html', 'one page that shows the rows with their facts marked')
    .action(async (file: string, { model, html }: { readonly model?: string; readonly html?: boolean }) => {
      const now = new Date();
      const settings =
        model === undefined ? undefined : extractionSettings({ tagger: (await openTagger(model)).tagger });
      const messages: MarkedMessage[] = [];
      for await (const row of readRows([file], { validate: isMessageRow })) {
        if (html === true) {
          messages.push(markedRow(row, now, settings));
          continue;
        }
        if (!process.stdout.write(`${extractLine(row, now, settings)}\n`))
          await once(process.stdout, 'drain');
      }
      if (html === true) process.stdout.write(markedHtml(messages));
    });
}

/** The row with its entities as JSON; other keys stay as they are. UsageError for a `receivedAt` that is none. */
export function extractLine(row: Row<MessageRow>, now: Date, settings?: ExtractionSettings): string {
  return JSON.stringify(extracted(row, now, settings));
}

/** The row for the page, with secrets masked. UsageError for a `receivedAt` that is none. */
export function markedRow(row: Row<MessageRow>, now: Date, settings?: ExtractionSettings): MarkedMessage {
  const { text, subject, entities, subjectEntities } = extracted(row, now, settings);
  const id: unknown = 'id' in row.value ? row.value.id : undefined;
  return {
    title: typeof id === 'string' || typeof id === 'number' ? `${id}` : `line ${row.line}`,
    subject: maskSecrets(subject ?? '').text,
    newText: maskSecrets(text).text,
    quotedText: '',
    signature: '',
    defects: [],
    entities,
    subjectEntities: subjectEntities ?? [],
  };
}

function extracted({ value, file, line }: Row<MessageRow>, now: Date, settings?: ExtractionSettings) {
  const row = extractRow(value, { now, ...(settings === undefined ? {} : { settings }) });
  if (row === null) throw new UsageError('/receivedAt must be a date and time', { file, line });
  return row;
}
