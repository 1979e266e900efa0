import { temper } from '../../classification/softmax.js';

export interface TemperatureRow {
  readonly probabilities: Float32Array;
  /** Index of the right class. */
  readonly target: number;
}

/**
 * Temperature that makes probabilities honest: least mean log loss of p^(1/T) on held-out rows (Guo et al. 2017), by
 * golden-section search over ln T in ±ln 5. 1 when there are fewer rows than `MIN_TEMPERATURE_ROWS`.
 */
export function fitTemperature(rows: readonly TemperatureRow[]): number {
  if (rows.length < MIN_TEMPERATURE_ROWS) return 1;
  const loss = (logTemperature: number) =>
    rows.reduce((sum, { probabilities, target }) => {
      const probability = temper(probabilities, Math.exp(logTemperature))[target] ?? 0;
      return sum - Math.log(Math.max(probability, 1e-12));
    }, 0);
  let low = -Math.log(5);
  let high = Math.log(5);
  let left = high - GOLDEN * (high - low);
  let right = low + GOLDEN * (high - low);
  let lossLeft = loss(left);
  let lossRight = loss(right);
  for (let i = 0; i < 24; i++) {
    if (lossLeft <= lossRight) {
      high = right;
      [right, lossRight] = [left, lossLeft];
      left = high - GOLDEN * (high - low);
      lossLeft = loss(left);
    } else {
      low = left;
      [left, lossLeft] = [right, lossRight];
      right = low + GOLDEN * (high - low);
      lossRight = loss(right);
    }
  }
  return Math.exp((low + high) / 2);
}

export const MIN_TEMPERATURE_ROWS = 20;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
