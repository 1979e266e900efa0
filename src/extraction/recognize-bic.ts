import { isValidBIC } from 'ibantools';
import type { Entity } from '../domain/entity.js';
import { rareMatches } from '../text/rare-matches.js';
import { entityAt, type Recognizer } from './recognizer.js';

// Eight capital letters are also just a shouted word, hence only behind its label.
const LABELLED =
  /(?<![\p{L}\p{N}])(?:BIC|SWIFT(?:[\s-]?Code)?)(?:\s?\/\s?(?:BIC|SWIFT))?[\s:=.-]{1,5}([A-Za-z]{6}[A-Za-z0-9]{2}(?:[A-Za-z0-9]{3})?)(?![\p{L}\p{N}])/giu;

/** Bank identifier codes (ISO 9362) behind their label; value in upper case. */
export const recognizeBic: Recognizer = ({ text }) => {
  const found: Entity[] = [];
  for (const match of rareMatches(text, LABELLED)) {
    const code = match[1] ?? '';
    const value = code.toUpperCase();
    if (!isValidBIC(value)) continue;
    const end = match.index + match[0].length;
    found.push(
      entityAt(text, {
        type: 'bic',
        value,
        start: end - code.length,
        end,
        confidence: 0.95,
        recognizer: 'bic',
      }),
    );
  }
  return found;
};
