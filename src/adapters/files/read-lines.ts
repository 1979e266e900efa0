import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from './input-error.js';

export interface InputLine {
  readonly text: string;
  /** As given; `stdin` for `-`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Its length with the line break, unpacked. */
  readonly bytes: number;
}

const NEWLINE = 10;
/** A longer line is no row but a wrong file. */
const MAX_LINE_BYTES = 64 * 1024 * 1024;

/**
 * The lines of a UTF-8 file (`.gz` too, `-` is `stdin`), streamed: memory holds one line. A byte order mark is skipped.
 * Throws InputError with file and line for a missing file, broken gzip, invalid UTF-8 or a monstrous line.
 */
export async function* readLines(file: string, stdin: Readable = process.stdin): AsyncGenerator<InputLine> {
  const name = file === '-' ? 'stdin' : file;
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  let line = 0;
  const decode = (bytes: Uint8Array): InputLine => {
    line++;
    try {
      return { text: decoder.decode(bytes), file: name, line, bytes: bytes.length + 1 };
    } catch (cause) {
      throw new InputError('invalid UTF-8', { file: name, line, cause });
    }
  };
  let pieces: Uint8Array[] = [];
  let pending = 0;
  try {
    for await (const chunk of open(file, stdin)) {
      const bytes: Uint8Array = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      let from = 0;
      for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
        yield decode(Buffer.concat([...pieces, bytes.subarray(from, end)]));
        pieces = [];
        pending = 0;
        from = end + 1;
      }
      if (from < bytes.length) pieces.push(bytes.subarray(from));
      pending += bytes.length - from;
      if (pending > MAX_LINE_BYTES)
        throw new InputError('line longer than 64 MiB', { file: name, line: line + 1 });
    }
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError(`cannot be read (${errorCode(cause)})`, { file: name, cause });
  }
  if (pending > 0) yield decode(Buffer.concat(pieces));
}

function open(file: string, stdin: Readable): Readable {
  if (file === '-') return stdin;
  const source = createReadStream(file);
  if (!file.endsWith('.gz')) return source;
  const unzipped = createGunzip();
  source.on('error', (error) => unzipped.destroy(error));
  return source.pipe(unzipped);
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
