import { mixHashes } from '../../extraction/tagger/hash.js';
import { createHashIndex } from '../../extraction/tagger/hash-index.js';
import { LONGEST_PHRASE, phraseHash } from '../../extraction/tagger/phrase-list.js';
import type { TrainingText } from './training-text.js';

/** Phrases that were annotated, as pairs of hash and type, and in how many rows. */
export interface LearnedPhrases {
  readonly hashes: Uint32Array;
  readonly types: Int32Array;
  /**
   * For a row of the training: whether a phrase would be known without this row. A tagger that knows its own row's
   * phrases learns to trust the list more than it deserves.
   */
  knownWithout(row: TrainingText): (hash: number, type: number) => boolean;
}

export function learnPhrases(rows: readonly TrainingText[]): LearnedPhrases {
  const rowsWith = new Map<number, { hash: number; type: number; rows: number }>();
  const own = rows.map((row) => phrasesOf(row));
  for (const phrases of own)
    for (const [key, { hash, type }] of phrases) {
      const known = rowsWith.get(key);
      if (known === undefined) rowsWith.set(key, { hash, type, rows: 1 });
      else known.rows++;
    }
  const all = [...rowsWith.values()];
  const ownOf = new Map(rows.map((row, place) => [row, own[place]]));
  return {
    hashes: Uint32Array.from(all, ({ hash }) => hash),
    types: Int32Array.from(all, ({ type }) => type),
    knownWithout: (row) => {
      const mine = ownOf.get(row);
      return (hash, type) => {
        const key = mixHashes(hash, type + 1);
        return (rowsWith.get(key)?.rows ?? 0) > (mine?.has(key) ? 1 : 0);
      };
    },
  };
}

function phrasesOf({ spans, forms }: TrainingText): Map<number, { hash: number; type: number }> {
  const found = new Map<number, { hash: number; type: number }>();
  for (const { type, first, last } of spans) {
    if (last - first >= LONGEST_PHRASE) continue;
    const hash = phraseHash(forms.words, first, last);
    found.set(mixHashes(hash, type + 1), { hash, type });
  }
  return found;
}

/** Hashes of words that occur at least so often. */
export function frequentWords(rows: readonly TrainingText[], least: number): Uint32Array {
  const index = createHashIndex();
  const times: number[] = [];
  for (const { forms } of rows)
    for (const word of forms.words) {
      const number = index.intern(word);
      times[number] = (times[number] ?? 0) + 1;
    }
  return index.keys().filter((_, number) => (times[number] ?? 0) >= least);
}
