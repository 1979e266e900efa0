import type { JudgedExample } from './evaluate-classifier.js';

/** A case or out of scope (null) that was taken for another, with a few of the rows. */
export interface Confusion {
  readonly label: string | null;
  readonly predicted: string | null;
  readonly rows: number;
  readonly texts: readonly string[];
}

/** What a message is taken for: the first choice, or out of scope (null) where it was judged so. */
export function takenFor({ prediction }: JudgedExample): string | null {
  return prediction.outOfScope ? null : (prediction.alternatives[0]?.businessCase ?? null);
}

/** Wrong answers by pair of right and predicted case, most frequent first, with up to three texts each. */
export function confusions(rows: readonly JudgedExample[]): readonly Confusion[] {
  const pairs = new Map<string, Confusion & { rows: number; readonly texts: string[] }>();
  for (const row of rows) {
    const { text, label } = row.example;
    const predicted = takenFor(row);
    if (label === predicted) continue;
    const key = JSON.stringify([label, predicted]);
    const pair = pairs.get(key) ?? { label, predicted, rows: 0, texts: [] };
    pair.rows++;
    if (pair.texts.length < LISTED_TEXTS) pair.texts.push(text);
    pairs.set(key, pair);
  }
  return [...pairs.values()].sort((a, b) => b.rows - a.rows || ((a.label ?? '') < (b.label ?? '') ? -1 : 1));
}

const LISTED_TEXTS = 3;
