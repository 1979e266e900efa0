import type { Readable } from 'node:stream';
import { Ajv, type ValidateFunction } from 'ajv';
import { readLines } from '../adapters/files/read-lines.js';
import type { Example } from '../domain/example.js';
import { isExample } from '../knowledge/check-example.js';
import { UsageError } from './exit-codes.js';

export interface Row<T> {
  readonly value: T;
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

export interface ReadOptions<T> {
  readonly validate: ValidateFunction<T>;
  readonly stdin?: Readable;
  /** Bytes of each line, unpacked. */
  readonly onBytes?: (bytes: number) => void;
}

/** Said of a file whose first row is none. */
const WRONG_FILE =
  ': rows are one JSON object a line; weiche import makes them of CSV, JSON arrays and mailboxes';

/**
 * The rows of JSONL files (`.gz` too, `-`: standard input), one after the other, streamed. Blank lines are skipped.
 * Throws UsageError with file and line for broken JSON or a row that does not fit; the row's content is not repeated.
 */
export async function* readRows<T>(
  files: readonly string[],
  options: ReadOptions<T>,
): AsyncGenerator<Row<T>> {
  for (const file of files) {
    let first = true;
    for await (const { text, file: name, line, bytes } of readLines(file, options.stdin)) {
      options.onBytes?.(bytes);
      if (text.trim() === '') continue;
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch (cause) {
        throw new UsageError(`is not JSON${first ? WRONG_FILE : ''}`, { file: name, line, cause });
      }
      if (!options.validate(value)) {
        const problem = options.validate.errors?.[0];
        const hint = first && Array.isArray(value) ? WRONG_FILE : '';
        throw new UsageError(
          `${problem?.instancePath || 'row'} ${problem?.message ?? 'does not fit'}${hint}`,
          { file: name, line },
        );
      }
      first = false;
      yield { value, file: name, line };
    }
  }
}

/** Labelled rows: `{"text", "label": case | null, ...}`. */
export async function readExamples(files: readonly string[], stdin?: Readable): Promise<Example[]> {
  const examples: Example[] = [];
  for await (const example of streamExamples(files, stdin === undefined ? {} : { stdin }))
    examples.push(example);
  return examples;
}

/** The same one by one, for files of any size. Throws UsageError at the end where there was none. */
export async function* streamExamples(
  files: readonly string[],
  options: Omit<ReadOptions<Example>, 'validate'> = {},
): AsyncGenerator<Example> {
  let empty = true;
  for await (const { value } of readRows(files, { ...options, validate: isExample })) {
    empty = false;
    yield value;
  }
  if (empty) throw new UsageError('there are no rows', { file: files.join(', ') });
}

/** A message to classify or to read facts from; other keys pass through. */
export interface MessageRow {
  readonly text: string;
  readonly subject?: string | null;
  readonly channel?: string | null;
  readonly language?: string | null;
  readonly receivedAt?: string | null;
}

const ajv = new Ajv({ allowUnionTypes: true });
const text = { type: 'string' } as const;
const optionalText = { type: ['string', 'null'] } as const;

export const isMessageRow = ajv.compile<MessageRow>({
  type: 'object',
  required: ['text'],
  properties: {
    text,
    subject: optionalText,
    channel: optionalText,
    language: optionalText,
    receivedAt: optionalText,
  },
});
