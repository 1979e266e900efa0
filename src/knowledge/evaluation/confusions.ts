/** A pair of cases that is mixed up, with a few of the rows. */
export interface Confusion {
  readonly label: string;
  readonly predicted: string;
  readonly rows: number;
  readonly texts: readonly string[];
}

export interface ForcedChoice {
  readonly text: string;
  readonly label: string;
  readonly predicted: string;
}

/** Wrong answers by pair of right and predicted case, most frequent first, with up to three texts each. */
export function confusions(rows: readonly ForcedChoice[]): readonly Confusion[] {
  const pairs = new Map<string, { label: string; predicted: string; rows: number; texts: string[] }>();
  for (const { text, label, predicted } of rows) {
    if (label === predicted) continue;
    const key = JSON.stringify([label, predicted]);
    const pair = pairs.get(key) ?? { label, predicted, rows: 0, texts: [] };
    pair.rows++;
    if (pair.texts.length < 3) pair.texts.push(text);
    pairs.set(key, pair);
  }
  return [...pairs.values()].sort((a, b) => b.rows - a.rows || (a.label < b.label ? -1 : 1));
}
