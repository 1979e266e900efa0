import { createHash } from 'node:crypto';
import type { Example } from '../../domain/example.js';

/** SHA-256 in hex over what training reads of the rows (text, subject, label), in their order. */
export function dataHash(rows: readonly Pick<Example, 'text' | 'label' | 'subject'>[]): string {
  const hash = createHash('sha256');
  for (const { text, label, subject } of rows)
    hash.update(`${JSON.stringify([text, label, subject ?? null])}\n`);
  return hash.digest('hex');
}
