import { foldCase } from '../../text/fold-case.js';
import { createSeededRandom, shuffledIndices } from './seeded-random.js';

export interface HeldOutSplit {
  /** Row numbers, ascending. */
  readonly training: readonly number[];
  readonly heldOut: readonly number[];
}

/**
 * Splits off a share of every class (classes below four rows stay whole) for calibration. A text that occurs twice stays
 * in training, so that no held-out row is known by heart.
 */
export function holdOutRows(options: {
  readonly texts: readonly string[];
  readonly classes: Int32Array;
  readonly share: number;
  readonly seed: number;
}): HeldOutSplit {
  const { texts, classes, share, seed } = options;
  const occurrences = new Map<string, number>();
  const keys = texts.map((text) => foldCase(text).trim());
  for (const key of keys) occurrences.set(key, (occurrences.get(key) ?? 0) + 1);
  const rowsOf = new Map<number, number[]>();
  for (const row of shuffledIndices(texts.length, createSeededRandom(seed))) {
    const own = classes[row] ?? -1;
    const rows = rowsOf.get(own) ?? [];
    rows.push(row);
    rowsOf.set(own, rows);
  }
  const heldOut = new Set<number>();
  for (const rows of rowsOf.values()) {
    if (rows.length < MIN_CLASS_ROWS) continue;
    const single = rows.filter((row) => occurrences.get(keys[row] ?? '') === 1);
    for (const row of single.slice(0, Math.max(1, Math.round(rows.length * share)))) heldOut.add(row);
  }
  const all = texts.map((_, row) => row);
  return { training: all.filter((row) => !heldOut.has(row)), heldOut: all.filter((row) => heldOut.has(row)) };
}

const MIN_CLASS_ROWS = 4;
