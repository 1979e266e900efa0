import type { Entity } from '../domain/entity.js';
import { allMatches } from '../text/all-matches.js';
import { entityAt, type Recognizer } from './recognizer.js';

/** Numbers in the company's own formats, check digits included: surer than any label. Value: no blanks, upper case. */
export const recognizeCompanyPattern: Recognizer = ({ text, settings }) => {
  const found: Entity[] = [];
  for (const { type, expression, check } of settings.patterns) {
    for (const match of allMatches(text, expression)) {
      const value = match[0].replace(/\s/g, '').toUpperCase();
      if (value === '' || !check(value)) continue;
      const end = match.index + match[0].length;
      found.push(
        entityAt(text, {
          type,
          value,
          start: match.index,
          end,
          confidence: 0.99,
          recognizer: 'company-pattern',
        }),
      );
    }
  }
  return found;
};
