import type { Chain, ChainInput } from './chain.js';
import type { LabelScheme } from './label-scheme.js';
import { transitionTable } from './transition-table.js';

/** Finds the likeliest labelling of a sequence that `chain.pass` has just gone over. */
export type BestPath = (chain: Chain, input: ChainInput) => Int32Array;

/** Labels that the path does not run through: mostly one of all is left, which makes the search quick. */
const UNLIKELY = 1e-5;

interface Step {
  readonly labels: Int32Array;
  readonly scores: Float64Array;
  /** Index among the labels of the token before. */
  readonly origins: Int32Array;
}

/** Viterbi's search over the labels that are not unlikely by themselves. */
export function createBestPath(scheme: LabelScheme, transitions: Float32Array): BestPath {
  const table = transitionTable(scheme);
  const likely = new Int32Array(scheme.count);
  return (chain, { length, scores, width, glue, from }) => {
    const steps: Step[] = [];
    for (let t = 0; t < length; t++) {
      const labels = likely.slice(0, chain.likely(t, UNLIKELY, likely));
      const step = {
        labels,
        scores: new Float64Array(labels.length),
        origins: new Int32Array(labels.length).fill(-1),
      };
      const before = steps[t - 1];
      for (let own = 0; own < labels.length; own++) {
        const label = labels[own] as number;
        let best = before === undefined ? 0 : Number.NEGATIVE_INFINITY;
        for (let index = 0; before !== undefined && index < before.labels.length; index++) {
          const at = table.at(before.labels[index] as number, label, glue[from + t] as number);
          if (at < 0) continue;
          const score = (before.scores[index] as number) + (transitions[at] as number);
          if (score <= best) continue;
          best = score;
          step.origins[own] = index;
        }
        step.scores[own] = best + (scores[t * width + label] as number);
      }
      steps.push(step);
    }
    return traceBack(steps);
  };
}

function traceBack(steps: readonly Step[]): Int32Array {
  const path = new Int32Array(steps.length);
  const last = steps.at(-1)?.scores ?? new Float64Array(0);
  let index = last.indexOf(Math.max(...last));
  for (let t = steps.length - 1; t >= 0; t--) {
    path[t] = steps[t]?.labels[index] ?? 0;
    index = steps[t]?.origins[index] ?? -1;
  }
  return path;
}
