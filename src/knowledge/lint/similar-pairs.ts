import { jaccard } from '../../text/shingle-similarity.js';

export interface SimilarPair {
  /** Index of the earlier set. */
  readonly first: number;
  /** Index of the later set. */
  readonly second: number;
  /** Jaccard index, above the threshold. */
  readonly similarity: number;
}

/**
 * All pairs of sets whose Jaccard index is above `threshold` (0..1), exactly, in order. Each set is looked up and indexed
 * by its rarest items only, as many as two sets so alike cannot all lack (prefix filter), and compared with sets of
 * fitting size: nearly linear on texts, since rare shingles are shared by few.
 * Source: Bayardo, Ma, Srikant, "Scaling up all pairs similarity search" (2007).
 */
export function similarPairs(
  sets: readonly ReadonlySet<string>[],
  threshold: number,
): readonly SimilarPair[] {
  const counts = new Map<string, number>();
  for (const set of sets) for (const item of set) counts.set(item, (counts.get(item) ?? 0) + 1);
  const rank = (a: string, b: string) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1);
  const index = new Map<string, number[]>();
  const pairs: SimilarPair[] = [];
  for (const [second, set] of sets.entries()) {
    const prefix = [...set].sort(rank).slice(0, set.size - Math.ceil(threshold * set.size) + 1);
    const candidates = new Set<number>();
    for (const item of prefix) {
      // an item of this set alone meets nobody
      if (counts.get(item) === 1) continue;
      const others = index.get(item) ?? [];
      for (const first of others) candidates.add(first);
      others.push(second);
      index.set(item, others);
    }
    for (const first of [...candidates].sort((a, b) => a - b)) {
      const other = sets[first];
      if (other === undefined || !sizesFit(set.size, other.size, threshold)) continue;
      const similarity = jaccard(set, other);
      if (similarity > threshold) pairs.push({ first, second, similarity });
    }
  }
  return pairs.sort((a, b) => a.first - b.first || a.second - b.second);
}

/** The Jaccard index is at most the smaller size over the larger. */
function sizesFit(a: number, b: number, threshold: number): boolean {
  return Math.min(a, b) > threshold * Math.max(a, b);
}
