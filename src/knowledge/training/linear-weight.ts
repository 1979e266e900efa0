import { type JudgesApart, joinJudges } from '../../classification/score-text.js';
import { argMax, weigh } from '../../classification/softmax.js';

/** What one held-out row's judges said, and the case that it has. */
export interface JudgesRow extends JudgesApart {
  readonly target: number;
}

const CANDIDATES = [1, 3, 10, 30];
const MIN_ROWS = 200;
/** One-sided 95 %. */
const SURE_Z = 1.645;

/**
 * The linear member's weight beside the networks: `usual`, unless another one is right on clearly more held-out rows
 * (one-sided sign test). Where labels are often wrong, the networks learn the mistakes by heart sooner than it does
 * (decision 0014).
 */
export function fitLinearWeight(
  rows: readonly JudgesRow[],
  { usual, caseWeights }: { readonly usual: number; readonly caseWeights: readonly number[] | undefined },
): number {
  if (rows.length < MIN_ROWS) return usual;
  const right = (weight: number) =>
    rows.map((row) => argMax(weigh(joinJudges(row, weight), caseWeights)) === row.target);
  const usually = right(usual);
  let best = { weight: usual, gain: 0 };
  for (const weight of CANDIDATES) {
    const rightly = right(weight);
    let won = 0;
    let lost = 0;
    for (const [row, one] of rightly.entries()) {
      if (one && !usually[row]) won++;
      if (!one && usually[row]) lost++;
    }
    const gain = won - lost;
    if (gain > best.gain && gain > SURE_Z * Math.sqrt(won + lost)) best = { weight, gain };
  }
  return best.weight;
}
