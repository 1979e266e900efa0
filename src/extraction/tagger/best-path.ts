import type { Chain, ChainInput } from './chain.js';
import type { LabelScheme } from './label-scheme.js';
import { transitionTable } from './transition-table.js';

/** Finds the likeliest labelling of a sequence that `chain.pass` has just gone over. */
export type BestPath = (chain: Chain, input: ChainInput) => Int32Array;

/** Labels that the path does not run through: mostly one or two of all are left, which makes the search quick. */
const UNLIKELY = 1e-6;

interface Step {
  readonly labels: number[];
  readonly scores: number[];
  /** Index among the labels of the token before. */
  readonly origins: number[];
}

/** Viterbi's search over the labels that are not unlikely by themselves. */
export function createBestPath(scheme: LabelScheme, transitions: Float32Array): BestPath {
  const table = transitionTable(scheme);
  return (chain, input) => {
    const { length, scores, width, glue, from } = input;
    const steps: Step[] = [];
    for (let t = 0; t < length; t++) {
      const before = steps[t - 1];
      const step: Step = { labels: [], scores: [], origins: [] };
      for (let label = 0; label < scheme.count; label++) {
        if (!(chain.marginal(t, label) > UNLIKELY)) continue;
        let best = before === undefined ? 0 : Number.NEGATIVE_INFINITY;
        let origin = -1;
        before?.labels.forEach((earlier, index) => {
          const at = table.at(earlier, label, glue[from + t] as number);
          if (at < 0) return;
          const score = (before.scores[index] as number) + (transitions[at] as number);
          if (score > best) {
            best = score;
            origin = index;
          }
        });
        if (best === Number.NEGATIVE_INFINITY) continue;
        step.labels.push(label);
        step.scores.push(best + (scores[t * width + label] as number));
        step.origins.push(origin);
      }
      steps.push(step);
    }
    const path = new Int32Array(length);
    const last = steps[length - 1]?.scores ?? [];
    let index = last.indexOf(Math.max(...last));
    for (let t = length - 1; t >= 0; t--) {
      path[t] = steps[t]?.labels[index] ?? 0;
      index = steps[t]?.origins[index] ?? -1;
    }
    return path;
  };
}
