import { memoryGrams } from './memory-grams.js';

export interface Neighbour {
  readonly id: string;
  /** Jaccard index of the two texts' grams, 0..1. */
  readonly similarity: number;
}

/** Texts by the grams they hold: finding the similar ones costs as much as there are texts that share a gram. */
export interface SimilarityIndex {
  readonly size: number;
  /** A text under a known id replaces the earlier one. */
  put(id: string, text: string): void;
  remove(id: string): void;
  /** Those at least `atLeast` alike, most similar first. */
  neighbours(text: string, options: { readonly atLeast: number }): readonly Neighbour[];
}

export function createSimilarityIndex(): SimilarityIndex {
  const gramsOf = new Map<string, ReadonlySet<string>>();
  const holders = new Map<string, Set<string>>();

  const remove = (id: string) => {
    for (const gram of gramsOf.get(id) ?? []) {
      const ids = holders.get(gram);
      ids?.delete(id);
      if (ids?.size === 0) holders.delete(gram);
    }
    gramsOf.delete(id);
  };
  return {
    get size() {
      return gramsOf.size;
    },
    put(id, text) {
      remove(id);
      const grams = memoryGrams(text);
      gramsOf.set(id, grams);
      for (const gram of grams) {
        const ids = holders.get(gram);
        if (ids === undefined) holders.set(gram, new Set([id]));
        else ids.add(id);
      }
    },
    remove,
    neighbours(text, { atLeast }) {
      const asked = memoryGrams(text);
      const shared = new Map<string, number>();
      for (const gram of asked) {
        for (const id of holders.get(gram) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1);
      }
      const found: Neighbour[] = [];
      for (const [id, count] of shared) {
        const similarity = count / (asked.size + (gramsOf.get(id)?.size ?? 0) - count);
        if (similarity >= atLeast) found.push({ id, similarity });
      }
      return found.sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1));
    },
  };
}
