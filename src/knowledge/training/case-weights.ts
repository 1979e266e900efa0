/** 0: as often as in the rows; 1: as if all cases had come as often. */
const LEVELLING = 0.5;

/**
 * What each case's probability is multiplied by, so that cases with few rows are not taken for those with many: the
 * square root of how much fewer rows than the mean it has (logit adjustment: Menon et al. 2021, halved; decision 0019).
 * Undefined where all cases have the same number of rows. `classes`: the case of each row, below 0 for out of scope.
 */
export function caseWeights(classes: Int32Array, cases: number): readonly number[] | undefined {
  const rows = new Float64Array(cases);
  for (const own of classes) if (own >= 0) rows[own] = (rows[own] as number) + 1;
  const mean = rows.reduce((sum, count) => sum + count, 0) / cases;
  const weights = Array.from(rows, (count) => rounded((mean / Math.max(1, count)) ** LEVELLING));
  return weights.every((weight) => weight === weights[0]) ? undefined : weights;
}

/** Four digits are plenty, and a manifest is read by people. */
const rounded = (weight: number) => Number(weight.toPrecision(4));
