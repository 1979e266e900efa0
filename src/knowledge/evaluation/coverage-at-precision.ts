export interface Coverage {
  /** Null: abstained, never decided. */
  readonly confidence: number | null;
  readonly correct: boolean;
}

export interface CoveragePoint {
  /** Share of all rows that are decided. */
  readonly coverage: number;
  readonly precision: number;
  /** Least confidence among the decided. */
  readonly confidence: number;
}

/** Deciding the most confident rows first: precision after each step; rows of equal confidence together. */
export function coverageCurve(rows: readonly Coverage[]): readonly CoveragePoint[] {
  const ranked = rows
    .flatMap(({ confidence, correct }) => (confidence === null ? [] : [{ confidence, correct }]))
    .sort((a, b) => b.confidence - a.confidence);
  let right = 0;
  return ranked.flatMap(({ confidence, correct }, index) => {
    if (correct) right++;
    if (ranked[index + 1]?.confidence === confidence) return [];
    return [{ coverage: (index + 1) / rows.length, precision: right / (index + 1), confidence }];
  });
}

/** Largest coverage at 95, 98 and 99 % precision; 0 where never reached. */
export function coverageAtPrecision(
  rows: readonly Coverage[],
): Readonly<Record<'0.95' | '0.98' | '0.99', number>> {
  const curve = coverageCurve(rows);
  const at = (target: number) =>
    curve.reduce(
      (best, { coverage, precision }) => (precision >= target ? Math.max(best, coverage) : best),
      0,
    );
  return { '0.95': at(0.95), '0.98': at(0.98), '0.99': at(0.99) };
}
