import { mixHashes } from './hash.js';
import type { HashIndex } from './hash-index.js';
import { MOST_TOKENS } from './tokenize.js';
import type { WordForms } from './word-forms.js';

/**
 * A sequence's hashes with room on both sides, so that a token's neighbours can be read without asking whether there are
 * any: its first token is at `first`. Buffers, which the next `fill` writes over.
 */
export interface Surroundings {
  readonly first: number;
  readonly words: Uint32Array;
  /** Of a word and the one before it. */
  readonly pairs: Uint32Array;
  readonly shapes: Uint32Array;
  readonly shapePairs: Uint32Array;
  readonly tails: Uint32Array;
  /** The nearest frequent word before a token and behind it; without places on the sides. */
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  fill(sequence: {
    readonly forms: WordForms;
    readonly frequent: HashIndex;
    readonly from: number;
    readonly to: number;
  }): void;
}

/** Places on each side. */
const MARGIN = 3;
/** Words that stand for the places before and behind a sequence, and for "no frequent word on this side". */
const BEFORE = 3;
const BEHIND = 4;
const NONE_LEFT = 1;
const NONE_RIGHT = 2;

export function createSurroundings(): Surroundings {
  const buffer = () => new Uint32Array(MOST_TOKENS + 2 * MARGIN);
  const [words, pairs, shapes, shapePairs] = [buffer(), buffer(), buffer(), buffer()];
  const [tails, left, right] = [buffer(), buffer(), buffer()];

  const copy = (target: Uint32Array, source: Uint32Array, from: number, to: number): void => {
    const end = MARGIN + to - from;
    target.fill(BEFORE, 0, MARGIN);
    for (let t = from; t < to; t++) target[MARGIN + t - from] = source[t] as number;
    target.fill(BEHIND, end, end + MARGIN);
  };
  const pair = (target: Uint32Array, source: Uint32Array, length: number): void => {
    for (let at = 1; at < length + 2 * MARGIN; at++)
      target[at] = mixHashes(source[at - 1] as number, source[at] as number);
  };
  return {
    first: MARGIN,
    words,
    pairs,
    shapes,
    shapePairs,
    tails,
    left,
    right,
    fill: ({ forms, frequent, from, to }) => {
      copy(words, forms.words, from, to);
      copy(shapes, forms.shapes, from, to);
      copy(tails, forms.tails, from, to);
      pair(pairs, words, to - from);
      pair(shapePairs, shapes, to - from);
      const end = MARGIN + to - from;
      let seen = NONE_LEFT;
      for (let at = MARGIN; at < end; at++) {
        const word = words[at] as number;
        left[at] = seen;
        right[at] = frequent.find(word) >= 0 ? word : 0;
        seen = (right[at] as number) || seen;
      }
      seen = NONE_RIGHT;
      for (let at = end - 1; at >= MARGIN; at--) {
        const own = right[at] as number;
        right[at] = seen;
        seen = own || seen;
      }
    },
  };
}
