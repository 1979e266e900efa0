import { foldCase } from '../text/fold-case.js';
import { wordTokens } from '../text/word-tokens.js';

/** Longer texts are read up to here (code units): features of 20,000 characters say all there is to say. */
export const MAX_TEXT_LENGTH = 20_000;
/** Longer blank-separated tokens (links, encoded data) are read up to here. */
export const MAX_TOKEN_LENGTH = 64;
/** Longest character n-gram. */
export const MAX_GRAM_LENGTH = 4;

/** A text as the featuriser sees it: folded, cut to length, split at blanks. */
export function gramTokens(text: string): string[] {
  const tokens = foldCase(text.slice(0, MAX_TEXT_LENGTH)).split(/\s+/);
  return tokens.filter((token) => token !== '').map((token) => token.slice(0, MAX_TOKEN_LENGTH));
}

/** The words in one token (`can't` has one of two letters: `can`). */
export function tokenWords(token: string): string[] {
  return wordTokens(token);
}

/**
 * Character 2-4-grams inside one token padded by a blank on each side, like scikit-learn's `char_wb`; counted in code
 * points, so that no emoji is torn apart.
 */
export function tokenGrams(token: string): string[] {
  const padded = ` ${token} `;
  const points = HAS_SURROGATE.test(padded) ? Array.from(padded).filter((point) => !LONE.test(point)) : null;
  const length = points?.length ?? padded.length;
  const slice = (from: number, to: number) => points?.slice(from, to).join('') ?? padded.slice(from, to);
  const grams: string[] = [];
  for (let n = 2; n <= MAX_GRAM_LENGTH; n++) {
    const last = Math.max(1, length - n + 1);
    for (let start = 0; start < last; start++) grams.push(slice(start, start + n));
    if (length <= n) break;
  }
  return grams;
}

const HAS_SURROGATE = /[\ud800-\udfff]/;
const LONE = /\p{Surrogate}/u;
