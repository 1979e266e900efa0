import type { Example } from '../../domain/example.js';
import { createSeededRandom, shuffledIndices } from '../training/seeded-random.js';

/** The first rows of every label in random order, at most `rowsOf(label)` each: what a company with few rows has. */
export function drawRows<T extends Pick<Example, 'label'>>(
  rows: readonly T[],
  { seed, rowsOf }: { readonly seed: number; readonly rowsOf: (label: string | null) => number },
): readonly T[] {
  const taken = new Map<string | null, number>();
  return [...shuffledIndices(rows.length, createSeededRandom(seed))].flatMap((index) => {
    const row = rows[index];
    if (row === undefined) return [];
    const count = (taken.get(row.label) ?? 0) + 1;
    taken.set(row.label, count);
    return count <= rowsOf(row.label) ? [row] : [];
  });
}
