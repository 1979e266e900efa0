// What it is worth that a message resembles a corrected one. Measured on the knowledge base itself: of the examples
// whose nearest other example is so similar, how many have the same business case? Nothing is set by hand.
import type { Example } from '../../domain/example.js';
import { createSimilarityIndex } from './similarity-index.js';

/** Texts less alike than this are not taken for nearly the same, whatever the measurement says. */
export const LEAST_SIMILARITY = 0.5;

const STEPS = 5;
const MOST_ASKED = 1000;
const ROWS_AT_ONCE = 50;

/** A pair of examples nearest to each other. */
export interface NearestPair {
  readonly similarity: number;
  readonly sameCase: boolean;
}

/** Chance, 0..1, that texts of a similarity have the same business case. Never falls with growing similarity. */
export type SimilarityPrecision = (similarity: number) => number;

/**
 * Five equal steps from LEAST_SIMILARITY to 1, each with Laplace's rule of succession, (same + 1) / (pairs + 2), so
 * that without any pair nothing is known (.5); then pooled until they do not fall (pool adjacent violators, Ayer et
 * al. 1955), weighted by how many pairs each has.
 */
export function similarityPrecision(pairs: readonly NearestPair[]): SimilarityPrecision {
  const same = new Array<number>(STEPS).fill(1);
  const seen = new Array<number>(STEPS).fill(2);
  for (const { similarity, sameCase } of pairs) {
    if (similarity < LEAST_SIMILARITY) continue;
    const step = stepOf(similarity);
    seen[step] = (seen[step] ?? 0) + 1;
    if (sameCase) same[step] = (same[step] ?? 0) + 1;
  }
  const pools: { same: number; seen: number; steps: number }[] = [];
  for (let step = 0; step < STEPS; step++) {
    let pool = { same: same[step] ?? 0, seen: seen[step] ?? 0, steps: 1 };
    for (let below = pools.at(-1); below !== undefined; below = pools.at(-1)) {
      if (below.same / below.seen <= pool.same / pool.seen) break;
      pool = { same: below.same + pool.same, seen: below.seen + pool.seen, steps: below.steps + pool.steps };
      pools.pop();
    }
    pools.push(pool);
  }
  const precision = pools.flatMap((pool) => new Array<number>(pool.steps).fill(pool.same / pool.seen));
  return (similarity) => (similarity < LEAST_SIMILARITY ? 0 : (precision[stepOf(similarity)] ?? 0));
}

const stepOf = (similarity: number) =>
  Math.min(STEPS - 1, Math.floor(((similarity - LEAST_SIMILARITY) / (1 - LEAST_SIMILARITY)) * STEPS));

/** The nearest pairs of up to 1,000 rows spread over all; gives way (`pause`) to other work now and then. */
export async function nearestPairs(
  rows: readonly Example[],
  pause: () => Promise<void>,
): Promise<readonly NearestPair[]> {
  const index = createSimilarityIndex();
  for (const [position, { text }] of rows.entries()) {
    index.put(String(position), text);
    if (position % ROWS_AT_ONCE === 0) await pause();
  }
  const pairs: NearestPair[] = [];
  const stride = Math.max(1, Math.floor(rows.length / MOST_ASKED));
  for (let position = 0; position < rows.length; position += stride) {
    const row = rows[position];
    if (row === undefined) break;
    const nearest = index
      .neighbours(row.text, { atLeast: LEAST_SIMILARITY })
      .find(({ id }) => id !== String(position));
    if (nearest !== undefined) {
      const sameCase = rows[Number(nearest.id)]?.label === row.label;
      pairs.push({ similarity: nearest.similarity, sameCase });
    }
    if ((position / stride) % (ROWS_AT_ONCE / 10) === 0) await pause();
  }
  return pairs;
}
