import { writeFile } from 'node:fs/promises';
import { UsageError } from './exit-codes.js';

/** Writes rows as JSON lines, readable by their owner only. UsageError when that cannot be. */
export async function writeRows(file: string, rows: readonly object[]): Promise<void> {
  try {
    await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''), { mode: 0o600 });
  } catch (cause) {
    throw new UsageError('cannot be written', { file, cause });
  }
}
