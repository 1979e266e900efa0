import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** A line of a file that is not what it should be. */
export class JsonLineError extends Error {
  readonly code = 'bad-line';
  constructor(
    readonly file: string,
    readonly line: number,
    problem: string,
  ) {
    super(`${file}:${line}: ${problem}`);
  }
}

/** The values of a JSONL file (`.gz` too) with their line numbers, one at a time. Throws JsonLineError. */
export async function* readJsonLines(
  file: string,
): AsyncGenerator<{ readonly line: number; readonly value: unknown }> {
  const bytes = createReadStream(file);
  const input = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    if (text.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw new JsonLineError(file, line, 'is not JSON');
    }
    yield { line, value };
  }
}
