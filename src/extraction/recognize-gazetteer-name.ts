import distance from 'natural/lib/natural/distance/index.js';
import type { Entity } from '../domain/entity.js';
import { allMatches } from '../text/all-matches.js';
import { entityAt, type Recognizer } from './recognizer.js';

const WORD = /[\p{L}\p{N}]{1,60}/gu;
/** German and English inflection that a name takes in a sentence: "des Thermomixes", "two EcoWashs". */
const ENDING = /^(?:s|es|en|n|e|er|ern)$/;

/**
 * Names of the company's list, with inflection and small typos (one edit in words of 6 letters, two from 10 on; none
 * in words with digits, where one edit is another model). Value is the list's own spelling.
 */
export const recognizeGazetteerName: Recognizer = ({ text, settings }) => {
  const { byFirstLetter } = settings.gazetteer;
  if (byFirstLetter.size === 0) return [];
  const words = Array.from(allMatches(text, WORD), (match) => ({
    word: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const found: Entity[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const first = words[index];
    if (first === undefined) continue;
    for (const name of byFirstLetter.get(first.word.charAt(0)) ?? []) {
      const edits = editsBetween(
        name.words,
        words.slice(index, index + name.words.length).map(({ word }) => word),
      );
      const last = words[index + name.words.length - 1];
      if (edits === null || last === undefined || last.end - first.start > name.words.length * 62) continue;
      found.push(
        entityAt(text, {
          type: name.type,
          value: name.value,
          start: first.start,
          end: last.end,
          confidence: edits === 0 ? 0.9 : 0.75,
          recognizer: 'gazetteer-name',
        }),
      );
      index += name.words.length - 1;
      break;
    }
  }
  return found;
};

/** Edits over all words, or null when one of them is too far off. */
function editsBetween(name: readonly string[], words: readonly string[]): number | null {
  if (words.length < name.length) return null;
  let total = 0;
  for (const [index, wanted] of name.entries()) {
    const word = words[index] ?? '';
    if (word === wanted) continue;
    if (word.startsWith(wanted) && wanted.length >= 4 && ENDING.test(word.slice(wanted.length))) continue;
    const allowed = /\p{N}/u.test(wanted) ? 0 : wanted.length >= 10 ? 2 : wanted.length >= 6 ? 1 : 0;
    if (allowed === 0 || Math.abs(word.length - wanted.length) > allowed) return null;
    const edits = distance.DamerauLevenshteinDistance(word, wanted, { restricted: true });
    if (edits > allowed) return null;
    total += edits;
  }
  return total;
}
