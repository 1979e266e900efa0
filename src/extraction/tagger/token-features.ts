import { hashText, mixHashes } from './hash.js';
import type { HashIndex } from './hash-index.js';
import { GLUE, MOST_TOKENS, type Tokens } from './tokenize.js';
import type { WordForms } from './word-forms.js';

/** Hashes of the features of a sequence's tokens, one after the other: token t has [offsets[t], offsets[t + 1]). */
export interface FeatureList {
  /** Number of tokens. Both arrays are longer than what they hold. */
  readonly length: number;
  readonly offsets: Int32Array;
  readonly hashes: Uint32Array;
}

export interface FeatureInput {
  readonly text: string;
  readonly tokens: Tokens;
  readonly forms: WordForms;
  /** Frequent words, which say what stands between them. */
  readonly frequent: HashIndex;
  /** What the text is about; null: there are no topics. */
  readonly topic: number | null;
  /** For each token of the sequence, its places in known phrases. */
  readonly phrases: readonly (ReadonlySet<number> | null)[];
  /** The sequence: tokens from (inclusive) to (exclusive). */
  readonly from: number;
  readonly to: number;
}

const LONGEST_AFFIX = 4;
const GRAM = 3;
const MOST_GRAMS = 10;
/** No token has more: 60 fixed ones, and a few for each phrase that it is part of. */
export const MOST_FEATURES = 256;
const MOST_PHRASES = 24;

/** Words that stand for the places before and behind a sequence, and for "no frequent word on this side". */
const BEFORE = 3;
const BEHIND = 4;
const NONE_LEFT = 1;
const NONE_RIGHT = 2;

/** Gives the features of a sequence; they lie in buffers, which the next call writes over. */
export type TokenFeatures = (input: FeatureInput) => FeatureList;

/**
 * What the tagger knows of each token: word, shape and affixes; the words around it, alone and together; the nearest
 * frequent words on both sides, however far; its places in phrases known from training; and much of this once more
 * together with the topic of the text. What each group is worth: docs/decisions/0080.
 */
export function createTokenFeatures(): TokenFeatures {
  const offsets = new Int32Array(MOST_TOKENS + 1);
  const hashes = new Uint32Array(MOST_FEATURES * MOST_TOKENS);
  const templates = new Uint8Array(MOST_FEATURES * MOST_TOKENS);
  const neighbours = { left: new Uint32Array(MOST_TOKENS), right: new Uint32Array(MOST_TOKENS) };
  let size = 0;
  const put = (template: number, hash: number): void => {
    templates[size] = template;
    hashes[size++] = hash;
  };

  return (input) => {
    const { text, tokens, forms, topic, phrases, from, to } = input;
    const { starts, ends, glue } = tokens;
    const { lower, words, shapes, tails, chunks, chunkShapes } = forms;
    const { left, right } = neighbours;
    findFrequentNeighbours(input, neighbours);
    const at = (values: Uint32Array, t: number): number =>
      t < from ? BEFORE : t >= to ? BEHIND : (values[t] as number);
    size = 0;

    // windows over words, pairs of words and pairs of shapes, moved on by one with each token
    let [before3, before2, before, word] = [BEFORE, BEFORE, BEFORE, BEFORE];
    let [next, next2, next3] = [at(words, from), at(words, from + 1), at(words, from + 2)];
    let [pairBefore, pairHere] = [mixHashes(BEFORE, BEFORE), mixHashes(BEFORE, BEFORE)];
    let [pairOnward, pairNext] = [mixHashes(BEFORE, next), mixHashes(next, next2)];
    let shapesOnward = mixHashes(BEFORE, at(shapes, from));
    for (let t = from; t < to; t++) {
      offsets[t - from] = size;
      const start = starts[t] as number;
      const end = ends[t] as number;
      const length = end - start;
      const shape = shapes[t] as number;
      [before3, before2, before, word] = [before2, before, word, next];
      [next, next2, next3] = [next2, next3, at(words, t + 3)];
      [pairBefore, pairHere, pairOnward, pairNext] = [pairHere, pairOnward, pairNext, mixHashes(next, next2)];
      const shapesHere = shapesOnward;
      shapesOnward = mixHashes(shape, at(shapes, t + 1));
      const [onLeft, onRight] = [left[t - from] as number, right[t - from] as number];

      put(1, 1);
      put(2, word);
      put(3, before);
      put(4, next);
      put(5, before2);
      put(6, next2);
      put(7, before3);
      put(8, next3);
      put(9, pairHere);
      put(10, pairOnward);
      put(11, pairBefore);
      put(12, pairNext);
      put(13, mixHashes(before, next));
      put(14, mixHashes(pairBefore, word));
      put(15, mixHashes(pairNext, word));
      put(16, mixHashes(pairHere, next));
      put(17, mixHashes(before3, pairBefore));
      put(18, mixHashes(pairNext, next3));

      put(20, shape);
      put(21, at(shapes, t - 1));
      put(22, at(shapes, t + 1));
      put(23, shapesHere);
      put(24, shapesOnward);
      put(25, Math.min(length, 12));
      put(26, at(tails, t - 1));
      put(27, at(tails, t + 1));
      put(28, hashText(text, start, end));
      put(29, chunkShapes[t] as number);
      if (chunks[t] !== word) put(30, chunks[t] as number);
      put(31, glue[t] as number);
      put(32, t + 1 < to ? (glue[t + 1] as number) : GLUE.line);
      for (let n = 1; n <= LONGEST_AFFIX && n < length; n++) {
        put(40 + n, hashText(lower, start, start + n));
        put(50 + n, hashText(lower, end - n, end));
      }
      for (let c = start; c + GRAM <= end && c < start + MOST_GRAMS; c++)
        put(60, hashText(lower, c, c + GRAM));

      put(70, onLeft);
      put(71, onRight);
      put(72, mixHashes(onLeft, onRight));
      put(77, Math.min(t - from, 4));
      put(78, Math.min(to - 1 - t, 4));

      let together = 0;
      let known = 0;
      const places = phrases[t - from];
      if (places != null)
        for (const place of places) {
          together ^= mixHashes(5, place);
          if (++known > MOST_PHRASES) continue;
          put(80, place);
          put(81, mixHashes(place, before));
          if (topic !== null) put(82, mixHashes(place, topic));
        }
      put(83, together);

      if (topic === null) continue;
      put(90, topic);
      put(91, mixHashes(topic, word));
      put(92, mixHashes(topic, before));
      put(93, mixHashes(topic, next));
      put(94, mixHashes(topic, tails[t] as number));
      put(95, mixHashes(topic, shape));
      put(96, mixHashes(topic, pairHere));
    }
    offsets[to - from] = size;
    for (let f = 0; f < size; f++) hashes[f] = mixHashes(templates[f] as number, hashes[f] as number);
    return { length: to - from, offsets, hashes };
  };
}

/** For each token of the sequence the nearest frequent word before and behind it. */
function findFrequentNeighbours(
  { forms: { words }, frequent, from, to }: FeatureInput,
  { left, right }: { readonly left: Uint32Array; readonly right: Uint32Array },
): void {
  let seen = NONE_LEFT;
  for (let t = from; t < to; t++) {
    const word = words[t] as number;
    left[t - from] = seen;
    right[t - from] = frequent.find(word) >= 0 ? 1 : 0;
    if (right[t - from] === 1) seen = word;
  }
  seen = NONE_RIGHT;
  for (let t = to - 1; t >= from; t--) {
    const isFrequent = right[t - from] === 1;
    right[t - from] = seen;
    if (isFrequent) seen = words[t] as number;
  }
}
