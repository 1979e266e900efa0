import { mixHashes } from './hash.js';
import { createHashIndex, type HashIndex } from './hash-index.js';

/** Spans that were annotated in the training rows, by the hashes of their words: a gazetteer that nobody has to write. */
export interface PhraseList {
  readonly index: HashIndex;
  /** Types that a phrase was annotated as. */
  readonly types: readonly (readonly number[])[];
}

/** Longer ones are not looked up. */
export const LONGEST_PHRASE = 8;
const SEED = 99;

/** Hash of the words from `first` to `last`. */
export function phraseHash(words: Uint32Array, first: number, last: number): number {
  let hash = SEED;
  for (let t = first; t <= last; t++) hash = mixHashes(hash, words[t] as number);
  return hash;
}

/** From pairs: `hashes[i]` was annotated as `types[i]`. */
export function phraseList(hashes: Uint32Array, types: Int32Array): PhraseList {
  const index = createHashIndex(hashes.length);
  const lists: number[][] = [];
  hashes.forEach((hash, i) => {
    const number = index.intern(hash);
    const list = lists[number] ?? [];
    lists[number] = list;
    list.push(types[i] as number);
  });
  return { index, types: lists };
}

/**
 * For each token of [from, to) the places that it has in known phrases: `4 * type` + 0 first, 1 inner, 2 last, 3 only
 * word; of the phrases that begin at a token the longest of each type counts. Null where there is none.
 * `knows` says whether a phrase counts, for training rows that must not know their own.
 */
export function findPhrases(
  { index, types }: PhraseList,
  words: Uint32Array,
  range: { readonly from: number; readonly to: number },
  knows?: (hash: number, type: number) => boolean,
): readonly (ReadonlySet<number> | null)[] {
  const found: (Set<number> | null)[] = new Array(range.to - range.from).fill(null);
  for (let first = range.from; first < range.to; first++) {
    let hash = SEED;
    let longest: Map<number, number> | null = null;
    for (let last = first; last < Math.min(range.to, first + LONGEST_PHRASE); last++) {
      hash = mixHashes(hash, words[last] as number);
      const number = index.find(hash);
      if (number < 0) continue;
      for (const type of types[number] ?? []) {
        if (knows !== undefined && !knows(hash, type)) continue;
        longest ??= new Map();
        longest.set(type, last);
      }
    }
    if (longest === null) continue;
    for (const [type, last] of longest) {
      for (let t = first; t <= last; t++) {
        const set = found[t - range.from] ?? new Set();
        found[t - range.from] = set;
        set.add(4 * type + (first === last ? 3 : t === first ? 0 : t === last ? 2 : 1));
      }
    }
  }
  return found;
}
