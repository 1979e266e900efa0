/** One held-out row; its energy is that over the in-scope cases alone. */
export interface OutsideRow {
  readonly energy: number;
  /** Logit of the out-of-scope class. */
  readonly outside: number;
  readonly inScope: boolean;
  readonly correct: boolean;
}

const WEIGHTS = [0, 0.25, 0.5];
/** Shares of the right answers given up at which recall is compared: around what the threshold gives up. */
const COSTS = [0.01, 0.02, 0.035, 0.05];
const MIN_ROWS = 50;
/** The lightest weight is taken whose recall comes so close to the best. */
const MARGIN = 0.02;

/**
 * How much of the out-of-scope class's logit to take off the energy: what catches most of the held-out rows that are out
 * of scope, at equal cost, or the lightest that comes close. 0 where there are too few of them to say. Where they are of many kinds the class has learnt what
 * outside looks like, where they are few it has learnt only these (decision 0017).
 */
export function fitOutsideWeight(rows: readonly OutsideRow[]): number {
  const right = rows.filter(({ inScope, correct }) => inScope && correct);
  const outside = rows.filter(({ inScope }) => !inScope);
  if (outside.length < MIN_ROWS || right.length < MIN_ROWS) return 0;
  const recall = (weight: number): number => {
    const evidence = (row: OutsideRow) => row.energy - weight * row.outside;
    const kept = right.map(evidence).sort((a, b) => a - b);
    const strange = outside.map(evidence);
    return COSTS.reduce((sum, cost) => {
      const threshold = kept[Math.floor(kept.length * cost)] ?? 0;
      return sum + strange.filter((value) => value < threshold).length;
    }, 0);
  };
  const reached = WEIGHTS.map((weight) => ({ weight, recall: recall(weight) }));
  const enough = Math.max(...reached.map((one) => one.recall)) - MARGIN * outside.length * COSTS.length;
  // a heavier one takes more of what is in scope with it
  return reached.find((one) => one.recall >= enough)?.weight ?? 0;
}
