import type { Chain, ChainInput } from './chain.js';
import type { LabelScheme } from './label-scheme.js';
import { transitionTable } from './transition-table.js';

/** Finds the likeliest labelling of a sequence that `chain.pass` has just gone over. */
export type BestPath = (chain: Chain, input: ChainInput) => Int32Array;

/**
 * The path does not run through labels that are less likely by themselves: two of all are left, which makes the search
 * quick. No span surer than this is lost, since none is surer than any of its labels.
 */
const UNLIKELY = 1e-4;

/** Viterbi's search over the labels that are not unlikely by themselves. Not reentrant: buffers are reused. */
export function createBestPath(scheme: LabelScheme, transitions: Float32Array): BestPath {
  const { count } = scheme;
  const table = transitionTable(scheme);
  const likely = new Int32Array(count);
  let capacity = 0;
  /** Token t has entries [t * count, ends[t]): a label, the best sum up to it, and the entry before on that path. */
  let labels = new Int32Array(0);
  let sums = new Float64Array(0);
  let origins = new Int32Array(0);
  let ends = new Int32Array(0);

  const reserve = (length: number): void => {
    if (length <= capacity) return;
    capacity = Math.max(length, 2 * capacity);
    labels = new Int32Array(capacity * count);
    sums = new Float64Array(capacity * count);
    origins = new Int32Array(capacity * count);
    ends = new Int32Array(capacity);
  };

  const traceBack = (length: number): Int32Array => {
    const path = new Int32Array(length);
    let entry = (length - 1) * count;
    for (let other = entry + 1; other < (ends[length - 1] as number); other++)
      if ((sums[other] as number) > (sums[entry] as number)) entry = other;
    for (let t = length - 1; t >= 0; t--) {
      path[t] = labels[entry] as number;
      entry = origins[entry] as number;
    }
    return path;
  };

  return (chain, { length, scores, width, glue, from }) => {
    reserve(length);
    for (let t = 0; t < length; t++) {
      const row = t * count;
      const found = chain.likely(t, UNLIKELY, likely);
      ends[t] = row + found;
      for (let own = 0; own < found; own++) {
        const label = likely[own] as number;
        let best = t === 0 ? 0 : Number.NEGATIVE_INFINITY;
        let origin = row - count;
        for (let before = row - count; t > 0 && before < (ends[t - 1] as number); before++) {
          const at = table.at(labels[before] as number, label, glue[from + t] as number);
          if (at < 0) continue;
          const sum = (sums[before] as number) + (transitions[at] as number);
          if (sum <= best) continue;
          best = sum;
          origin = before;
        }
        labels[row + own] = label;
        sums[row + own] = best + (scores[t * width + label] as number);
        origins[row + own] = origin;
      }
    }
    return traceBack(length);
  };
}
