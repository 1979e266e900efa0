export interface ConfidentRow {
  /** 0..1 */
  readonly confidence: number;
  readonly correct: boolean;
}

export interface ReliabilityBin {
  /** Mean confidence of the bin's rows. */
  readonly confidence: number;
  readonly accuracy: number;
  readonly rows: number;
}

export const RELIABILITY_BINS = 15;

/** Rows by confidence in bins of equal width (Naeini et al. 2015); empty bins are left out. */
export function reliabilityBins(rows: readonly ConfidentRow[]): readonly ReliabilityBin[] {
  const sums = Array.from({ length: RELIABILITY_BINS }, () => ({ confidence: 0, right: 0, rows: 0 }));
  for (const { confidence, correct } of rows) {
    const bin = sums[Math.min(RELIABILITY_BINS - 1, Math.max(0, Math.floor(confidence * RELIABILITY_BINS)))];
    if (bin === undefined) continue;
    bin.confidence += confidence;
    bin.right += correct ? 1 : 0;
    bin.rows++;
  }
  return sums
    .filter((bin) => bin.rows > 0)
    .map((bin) => ({
      confidence: bin.confidence / bin.rows,
      accuracy: bin.right / bin.rows,
      rows: bin.rows,
    }));
}

/** Mean distance between confidence and accuracy over the bins, weighted by rows; null without rows. */
export function expectedCalibrationError(rows: readonly ConfidentRow[]): number | null {
  if (rows.length === 0) return null;
  return reliabilityBins(rows).reduce(
    (sum, bin) => sum + (bin.rows / rows.length) * Math.abs(bin.confidence - bin.accuracy),
    0,
  );
}
