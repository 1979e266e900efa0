import { once } from 'node:events';
import { Command } from 'commander';
import type { Classifier, ClassifierInput } from '../classification/classifier.js';
import { openClassifier } from './open-classifier.js';
import { isMessageRow, type MessageRow, readRows } from './read-rows.js';

export interface ClassifyOptions {
  /** Directory of the shipped default model, trained first when it is missing. */
  readonly resolveDefaultModel: () => Promise<string>;
}

interface ClassifyFlags {
  readonly model?: string;
  readonly explain?: true;
}

/** Rows predicted together; output follows at once, so that a pipe flows. */
const BATCH_ROWS = 256;

/** `weiche classify`: one JSON line in, one out, same order. */
export function classifyCommand({ resolveDefaultModel }: ClassifyOptions): Command {
  return new Command('classify')
    .description('predict the business case of each row: JSON lines in, JSON lines out')
    .argument('[file]', 'JSONL rows {"text", "subject"?}; .gz too, - is standard input', '-')
    .option('--model <directory>', 'model directory (default: the shipped model)')
    .option(
      '--explain',
      'add to each row the words that carried the choice, as `explanation` (slower: reads a text once a word)',
    )
    .option('--json', 'accepted for uniformity: the output is JSON lines in any case')
    .action(async (file: string, flags: ClassifyFlags) => {
      const classifier = await openClassifier(flags.model ?? (await resolveDefaultModel()));
      const explain = flags.explain === true;
      const batchRows = explain ? 1 : BATCH_ROWS;
      let batch: MessageRow[] = [];
      for await (const { value } of readRows([file], { validate: isMessageRow })) {
        batch.push(value);
        if (batch.length < batchRows) continue;
        await write(classifyRows(classifier, batch, { explain }));
        batch = [];
      }
      await write(classifyRows(classifier, batch, { explain }));
    });
}

/** Each row with its prediction, and its `explanation` if wanted; the row's other keys stay as they are. */
export function classifyRows(
  classifier: Classifier,
  rows: readonly MessageRow[],
  { explain = false }: { readonly explain?: boolean } = {},
): readonly string[] {
  const inputs = rows.map(({ text, subject }) => ({ text, subject: subject ?? null }));
  const predictions = classifier.classifyBatch(inputs);
  return predictions.map((prediction, row) => {
    const input = inputs[row];
    const added = explain && input !== undefined ? { explanation: explanationOf(classifier, input) } : {};
    return JSON.stringify({ ...rows[row], ...prediction, ...added });
  });
}

/** The forced first choice and its words; weights to four places. */
function explanationOf(classifier: Classifier, input: ClassifierInput) {
  const { businessCase, words } = classifier.explain(input);
  return {
    businessCase,
    words: words.map(({ word, weight }) => ({ word, weight: Math.round(weight * 10_000) / 10_000 })),
  };
}

/** Waits while the reader of the pipe is slower. */
async function write(lines: readonly string[]): Promise<void> {
  if (lines.length > 0 && !process.stdout.write(`${lines.join('\n')}\n`)) await once(process.stdout, 'drain');
}
