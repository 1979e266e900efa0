import { once } from 'node:events';
import { Command } from 'commander';
import type { Classifier } from '../classification/classifier.js';
import { openClassifier } from './open-classifier.js';
import { isMessageRow, type MessageRow, readRows } from './read-rows.js';

export interface ClassifyOptions {
  /** Directory of the shipped default model, trained first when it is missing. */
  readonly resolveDefaultModel: () => Promise<string>;
}

/** Rows predicted together; output follows at once, so that a pipe flows. */
const BATCH_ROWS = 256;

/** `weiche classify`: one JSON line in, one out, same order. */
export function classifyCommand({ resolveDefaultModel }: ClassifyOptions): Command {
  return new Command('classify')
    .description('predict the business case of each row: JSON lines in, JSON lines out')
    .argument('[file]', 'JSONL rows {"text", "subject"?}; .gz too, - is standard input', '-')
    .option('--model <directory>', 'model directory (default: the shipped model)')
    .option('--json', 'accepted for uniformity: the output is JSON lines in any case')
    .action(async (file: string, flags: { readonly model?: string }) => {
      const classifier = await openClassifier(flags.model ?? (await resolveDefaultModel()));
      let batch: MessageRow[] = [];
      for await (const { value } of readRows([file], { validate: isMessageRow })) {
        batch.push(value);
        if (batch.length < BATCH_ROWS) continue;
        await write(classifyRows(classifier, batch));
        batch = [];
      }
      await write(classifyRows(classifier, batch));
    });
}

/** Each row with its prediction; the row's other keys stay as they are. */
export function classifyRows(classifier: Classifier, rows: readonly MessageRow[]): readonly string[] {
  const predictions = classifier.classifyBatch(
    rows.map(({ text, subject }) => ({ text, subject: subject ?? null })),
  );
  return predictions.map((prediction, row) => JSON.stringify({ ...rows[row], ...prediction }));
}

/** Waits while the reader of the pipe is slower. */
async function write(lines: readonly string[]): Promise<void> {
  if (lines.length > 0 && !process.stdout.write(`${lines.join('\n')}\n`)) await once(process.stdout, 'drain');
}
