import distance from 'natural/lib/natural/distance/index.js';
import type { NumberKind } from './number-kind.js';

interface Misspelt {
  readonly kind: NumberKind;
  /** "Bestelnumer" rather than "Bestelung". */
  readonly namesNumber: boolean;
}

/** Correctly spelt labels of numbers that are none of ours, though one or two letters away from one. */
const OTHER_NUMBERS =
  /^(?:antrags|fax|haus|post|konto|handy|ruf|artikel|serien|telefon|modell|zähler|geräte|steuer|teile?|zimmer|lager|durchwahl|mobil|material|chargen|lieferschein|pin|puk|index)n(?:umme)?r$/;
const WORD_BEFORE = /(\p{L}[\p{L}.-]{5,24})[\s:#.]{1,4}(?:(?:nr|no|ist|lautet|is)[\s:.]{1,3}){0,2}$/iu;

/**
 * The kind named by the word just before `start`, when it is a label or noun with a slip of the pen in it: one edit
 * (Damerau-Levenshtein), two in words of ten letters or more. Null otherwise.
 */
export function misspeltLabelBefore(
  text: string,
  start: number,
  kinds: readonly NumberKind[],
): Misspelt | null {
  const word = WORD_BEFORE.exec(text.slice(Math.max(0, start - 40), start))?.[1]
    ?.toLowerCase()
    .replace(/[.-]/g, '');
  if (word === undefined || word.length < 6 || OTHER_NUMBERS.test(word)) return null;
  let best: Misspelt | null = null;
  let least = 3;
  for (const kind of kinds) {
    for (const spelling of kind.spellings) {
      const allowed = spelling.length >= 10 ? 2 : 1;
      if (Math.abs(spelling.length - word.length) > allowed || spelling.charAt(0) !== word.charAt(0))
        continue;
      // two slips leave one end of the word as it should be
      if (spelling.slice(0, 3) !== word.slice(0, 3) && spelling.slice(-3) !== word.slice(-3)) continue;
      if (lettersApart(word, spelling) > 2 * allowed) continue;
      const edits = distance.DamerauLevenshteinDistance(word, spelling, { restricted: true });
      if (edits <= allowed && edits < least) {
        least = edits;
        best = { kind, namesNumber: /nummer$/.test(spelling) };
      }
    }
  }
  return best;
}

const counts = new Int8Array(65_536);

/** How many letters one word has and the other lacks: an edit changes two at most, and counting is quick. */
function lettersApart(a: string, b: string): number {
  let apart = 0;
  for (let index = 0; index < a.length; index += 1) {
    const code = a.charCodeAt(index);
    counts[code] = (counts[code] ?? 0) + 1;
  }
  for (let index = 0; index < b.length; index += 1) {
    const code = b.charCodeAt(index);
    const left = (counts[code] ?? 0) - 1;
    counts[code] = left;
    if (left < 0) apart += 1;
  }
  for (let index = 0; index < a.length; index += 1) {
    const code = a.charCodeAt(index);
    const left = counts[code] ?? 0;
    if (left > 0) apart += left;
    counts[code] = 0;
  }
  for (let index = 0; index < b.length; index += 1) counts[b.charCodeAt(index)] = 0;
  return apart;
}
