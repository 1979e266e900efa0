import { type LinearMember, quantizeLinear } from '../../classification/linear-member.js';
import { createSimdKernel } from '../../classification/simd-kernel.js';
import type { SparseRows } from '../../classification/sparse-rows.js';
import { createSeededRandom, shuffledIndices } from './seeded-random.js';

/** Everything that the linear member is trained from; plain data, so that it can be sent to a worker thread. */
export interface LinearJob {
  readonly kind: 'linear';
  readonly rows: SparseRows;
  /** Case of each of the first rows of `rows`; -1 or from `classes` on: belongs to none, speaks against all. */
  readonly labels: Int32Array;
  readonly classes: number;
  readonly features: number;
  readonly seed: number;
}

/** Cost of an error, as LinearSVC's default. */
const COST = 1;
const MOST_PASSES = 30;
/** Largest violated gradient at which training stops, LIBLINEAR's own default. */
const TOLERANCE = 0.1;

/**
 * One linear support vector machine a case (squared hinge loss, one against the rest) by dual coordinate descent (Hsieh
 * et al. 2008, LIBLINEAR's solver 1), all cases at once: a row's scores for all cases are one sum of the SIMD kernel,
 * their updates one scatter. No shrinking, since one pass takes some 50 ms for 3000 mails.
 */
export function trainLinear({ rows, labels, classes, features, seed }: LinearJob): LinearMember {
  const width = Math.ceil(classes / 4) * 4;
  const rowBytes = 4 * width;
  const idsAt = (features + 1) * rowBytes;
  const entries = longestRow(rows, labels.length) + 1;
  const valuesAt = idsAt + 4 * entries;
  const scoresAt = Math.ceil((valuesAt + 4 * entries) / 16) * 16;
  const kernel = createSimdKernel(scoresAt + rowBytes);
  const { buffer } = kernel.memory;
  const weights = new Float32Array(buffer, 0, (features + 1) * width);
  const ids = new Int32Array(buffer, idsAt, entries);
  const values = new Float32Array(buffer, valuesAt, entries);
  const scores = new Float32Array(buffer, scoresAt, width);
  const alphas = new Float32Array(labels.length * classes);
  const random = createSeededRandom(seed);
  const ridge = 1 / (2 * COST);

  for (let pass = 0; pass < MOST_PASSES; pass++) {
    let worst = 0;
    for (const row of shuffledIndices(labels.length, random)) {
      const from = rows.offsets[row] as number;
      const length = (rows.offsets[row + 1] as number) - from;
      for (let i = 0; i < length; i++) ids[i] = rows.ids[from + i] as number;
      values.set(rows.values.subarray(from, from + length));
      // the bias is the weight of a feature that every row has
      ids[length] = features;
      values[length] = 1;
      let curvature = ridge + 1;
      for (let i = 0; i < length; i++) curvature += (values[i] as number) ** 2;
      scores.fill(0);
      kernel.addRows(scoresAt, 0, idsAt, valuesAt, length + 1, rowBytes);
      const own = labels[row] as number;
      let moved = false;
      for (let c = 0; c < classes; c++) {
        const side = c === own ? 1 : -1;
        const alpha = alphas[row * classes + c] as number;
        const gradient = side * (scores[c] as number) - 1 + ridge * alpha;
        const violation = alpha > 0 ? gradient : Math.min(gradient, 0);
        if (violation === 0) {
          scores[c] = 0;
          continue;
        }
        worst = Math.max(worst, Math.abs(violation));
        const next = Math.max(alpha - gradient / curvature, 0);
        alphas[row * classes + c] = next;
        scores[c] = (next - alpha) * side;
        moved = true;
      }
      scores.fill(0, classes);
      if (moved) kernel.scatterRow(0, idsAt, valuesAt, scoresAt, length + 1, rowBytes);
    }
    if (worst < TOLERANCE) break;
  }
  return quantizeLinear({
    weights: weights.subarray(0, features * width),
    width,
    bias: weights.slice(features * width, features * width + classes),
  });
}

function longestRow({ offsets }: SparseRows, count: number): number {
  let longest = 0;
  for (let row = 0; row < count; row++)
    longest = Math.max(longest, (offsets[row + 1] as number) - (offsets[row] as number));
  return longest;
}
