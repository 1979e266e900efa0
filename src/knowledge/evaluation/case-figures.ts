/** How well one business case is recognised. */
export interface CaseFigures {
  readonly businessCase: string;
  readonly rows: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Precision, recall and F1 of every label that occurs, sorted by label. A case never predicted has precision 0. */
export function caseFigures(
  rows: readonly { readonly label: string; readonly predicted: string }[],
): readonly CaseFigures[] {
  const counts = new Map<string, { rows: number; predicted: number; right: number }>();
  const countsOf = (label: string) => {
    const known = counts.get(label) ?? { rows: 0, predicted: 0, right: 0 };
    counts.set(label, known);
    return known;
  };
  for (const { label, predicted } of rows) {
    countsOf(label).rows++;
    countsOf(predicted).predicted++;
    if (label === predicted) countsOf(label).right++;
  }
  return [...counts]
    .filter(([, { rows: own }]) => own > 0)
    .map(([businessCase, { rows: own, predicted, right }]) => {
      const precision = predicted === 0 ? 0 : right / predicted;
      const recall = right / own;
      return {
        businessCase,
        rows: own,
        precision,
        recall,
        f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall),
      };
    })
    .sort((a, b) => (a.businessCase < b.businessCase ? -1 : 1));
}
