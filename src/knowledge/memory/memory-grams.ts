import { foldCase } from '../../text/fold-case.js';
import { words } from '../../text/words.js';

/** More of a long text adds nothing to telling whether two texts are nearly the same. */
const MOST_WORDS = 200;

/**
 * What texts are compared by when a correction is looked up: the set of their words and word pairs. Numbers count as
 * one and the same word, since two customers who ask the same thing name different orders and days.
 */
export function memoryGrams(text: string): ReadonlySet<string> {
  const grams = new Set<string>();
  let previous = '';
  for (const word of words(foldCase(text), MOST_WORDS)) {
    const gram = /\d/.test(word) ? '#' : word;
    grams.add(gram);
    if (previous !== '') grams.add(`${previous} ${gram}`);
    previous = gram;
  }
  return grams;
}
