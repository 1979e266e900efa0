/** Probabilities of labels for a row by a model that has not seen it. Key null: out of scope. Absent labels: 0. */
export type RowOpinion = ReadonlyMap<string | null, number>;

export interface SuspectRow {
  /** Index of the row. */
  readonly row: number;
  /** The label that it seems to have; null: out of scope. */
  readonly label: string | null;
  readonly confidence: number;
}

/**
 * Rows that probably have a wrong label, surest first: those whose best label is another than the given one, with at
 * least the mean confidence that rows given that label have in it. The threshold by label keeps a hard or over-confident
 * case from being suspected wholesale.
 * Source: Northcutt, Jiang, Chuang, "Confident learning: estimating uncertainty in dataset labels" (2021).
 */
export function suspectRows(
  labels: readonly (string | null)[],
  opinions: readonly (RowOpinion | null)[],
): readonly SuspectRow[] {
  const sums = new Map<string | null, { sum: number; rows: number }>();
  for (const [row, label] of labels.entries()) {
    const opinion = opinions[row] ?? null;
    if (opinion === null) continue;
    const { sum, rows } = sums.get(label) ?? { sum: 0, rows: 0 };
    sums.set(label, { sum: sum + (opinion.get(label) ?? 0), rows: rows + 1 });
  }
  const usual = (label: string | null) => {
    const { sum, rows } = sums.get(label) ?? { sum: 0, rows: 0 };
    return rows === 0 ? Number.POSITIVE_INFINITY : sum / rows;
  };
  return labels
    .flatMap((given, row): SuspectRow[] => {
      const sure = [...(opinions[row] ?? [])].filter(([label, confidence]) => confidence >= usual(label));
      const [best] = sure.sort(([, a], [, b]) => b - a);
      return best === undefined || best[0] === given ? [] : [{ row, label: best[0], confidence: best[1] }];
    })
    .sort((a, b) => b.confidence - a.confidence || a.row - b.row);
}
