import { countrySpecs, isValidIBAN } from 'ibantools';
import type { Entity } from '../domain/entity.js';
import { rareMatches } from '../text/rare-matches.js';
import { entityAt, type Recognizer } from './recognizer.js';

const START = /(?<![\p{L}\p{N}])[A-Za-z]{2}[\s.-]?\d{2}(?=[\s.-]{0,2}[A-Za-z0-9])/gu;

/** Stretches of a message that are checked digit by digit: more of them are an attack. */
const MOST_CHECKED = 2_000;

/**
 * IBANs of every country in the SWIFT registry, however they are spaced, over line breaks too, in either case.
 * A number whose check digits (ISO 7064) or national structure are wrong is never reported. Value: no blanks, upper case.
 */
export const recognizeIban: Recognizer = ({ text }) => {
  const found: Entity[] = [];
  let left = MOST_CHECKED;
  for (const match of rareMatches(text, START)) {
    const length = ibanLength(match[0].slice(0, 2).toUpperCase());
    if (length === null) continue;
    const read = readAlphanumerics(text, match.index, length);
    if (read === null || left-- <= 0 || !isValidIBAN(read.value)) continue;
    found.push(
      entityAt(text, {
        type: 'iban',
        value: read.value,
        start: match.index,
        end: read.end,
        confidence: 0.995,
        recognizer: 'iban',
      }),
    );
  }
  return found;
};

/** Length of an IBAN of the country, or null where the country has none. */
function ibanLength(country: string): number | null {
  return Object.hasOwn(countrySpecs, country) ? (countrySpecs[country]?.chars ?? null) : null;
}

/** The next `count` letters and digits with at most three separators between two of them, ended by a boundary. */
function readAlphanumerics(
  text: string,
  start: number,
  count: number,
): { value: string; end: number } | null {
  let value = '';
  let gap = 0;
  let at = start;
  for (; at < text.length && value.length < count; at += 1) {
    const character = text.charAt(at);
    if (/[A-Za-z0-9]/.test(character)) {
      value += character;
      gap = 0;
    } else if (/[\s.\-_\u200b]/.test(character) && gap < 3) gap += 1;
    else return null;
  }
  if (value.length < count || /[\p{L}\p{N}]/u.test(text.charAt(at))) return null;
  return { value: value.toUpperCase(), end: at };
}
