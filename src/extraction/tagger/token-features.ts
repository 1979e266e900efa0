import { hashText, mixHashes } from './hash.js';
import type { HashIndex } from './hash-index.js';
import { createSurroundings } from './surroundings.js';
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
  const around = createSurroundings();
  let size = 0;
  // one function a group, since V8 copies `put` into short functions only
  const put = (template: number, hash: number): void => {
    templates[size] = template;
    hashes[size++] = hash;
  };

  const putWords = (at: number): void => {
    const { words, pairs } = around;
    const word = words[at] as number;
    const next = words[at + 1] as number;
    const pairBefore = pairs[at - 1] as number;
    const pairNext = pairs[at + 2] as number;
    put(1, 1);
    put(2, word);
    put(3, words[at - 1] as number);
    put(4, next);
    put(5, words[at - 2] as number);
    put(6, words[at + 2] as number);
    put(7, words[at - 3] as number);
    put(8, words[at + 3] as number);
    put(9, pairs[at] as number);
    put(10, pairs[at + 1] as number);
    put(11, pairBefore);
    put(12, pairNext);
    put(13, mixHashes(words[at - 1] as number, next));
    put(14, mixHashes(pairBefore, word));
    put(15, mixHashes(pairNext, word));
    put(16, mixHashes(pairs[at] as number, next));
    put(17, mixHashes(words[at - 3] as number, pairBefore));
    put(18, mixHashes(pairNext, words[at + 3] as number));
  };

  const putForms = (at: number, t: number, { text, tokens, forms, to }: FeatureInput): void => {
    const { shapes, shapePairs, tails } = around;
    const { starts, ends, glue } = tokens;
    const start = starts[t] as number;
    const end = ends[t] as number;
    put(20, shapes[at] as number);
    put(21, shapes[at - 1] as number);
    put(22, shapes[at + 1] as number);
    put(23, shapePairs[at] as number);
    put(24, shapePairs[at + 1] as number);
    put(25, Math.min(end - start, 12));
    put(26, tails[at - 1] as number);
    put(27, tails[at + 1] as number);
    put(28, hashText(text, start, end));
    put(29, forms.chunkShapes[t] as number);
    if (forms.chunks[t] !== forms.words[t]) put(30, forms.chunks[t] as number);
    put(31, glue[t] as number);
    put(32, t + 1 < to ? (glue[t + 1] as number) : GLUE.line);
  };

  const putAffixes = (lower: string, start: number, end: number): void => {
    for (let n = 1; n <= LONGEST_AFFIX && n < end - start; n++) {
      put(40 + n, hashText(lower, start, start + n));
      put(50 + n, hashText(lower, end - n, end));
    }
    for (let c = start; c + GRAM <= end && c < start + MOST_GRAMS; c++) put(60, hashText(lower, c, c + GRAM));
  };

  const putPlace = (at: number, t: number, { from, to }: FeatureInput): void => {
    const onLeft = around.left[at] as number;
    const onRight = around.right[at] as number;
    put(70, onLeft);
    put(71, onRight);
    put(72, mixHashes(onLeft, onRight));
    put(77, Math.min(t - from, 4));
    put(78, Math.min(to - 1 - t, 4));
  };

  const putPhrases = (at: number, places: ReadonlySet<number> | null, topic: number | null): void => {
    let together = 0;
    let known = 0;
    for (const place of places ?? []) {
      together ^= mixHashes(5, place);
      if (++known > MOST_PHRASES) continue;
      put(80, place);
      put(81, mixHashes(place, around.words[at - 1] as number));
      if (topic !== null) put(82, mixHashes(place, topic));
    }
    put(83, together);
  };

  const putTopic = (at: number, topic: number): void => {
    const { words, pairs, shapes, tails } = around;
    put(90, topic);
    put(91, mixHashes(topic, words[at] as number));
    put(92, mixHashes(topic, words[at - 1] as number));
    put(93, mixHashes(topic, words[at + 1] as number));
    put(94, mixHashes(topic, tails[at] as number));
    put(95, mixHashes(topic, shapes[at] as number));
    put(96, mixHashes(topic, pairs[at] as number));
  };

  return (input) => {
    const { tokens, forms, topic, phrases, from, to } = input;
    around.fill(input);
    size = 0;
    for (let t = from; t < to; t++) {
      offsets[t - from] = size;
      const at = around.first + t - from;
      putWords(at);
      putForms(at, t, input);
      putAffixes(forms.lower, tokens.starts[t] as number, tokens.ends[t] as number);
      putPlace(at, t, input);
      putPhrases(at, phrases[t - from] ?? null, topic);
      if (topic !== null) putTopic(at, topic);
    }
    offsets[to - from] = size;
    for (let f = 0; f < size; f++) hashes[f] = mixHashes(templates[f] as number, hashes[f] as number);
    return { length: to - from, offsets, hashes };
  };
}
