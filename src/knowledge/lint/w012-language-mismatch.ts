import { detectLanguage } from '../../text/detect-language.js';
import type { LintCheck } from './lint-issue.js';

/** Shorter texts are told apart too badly to accuse anybody. */
const LEAST_WORDS = 12;

/** Languages that the detection knows by their function words; others it guesses. */
const WELL_KNOWN: ReadonlySet<string> = new Set(['de', 'en', 'fr', 'it', 'es', 'nl']);

export const languageMismatch: LintCheck = {
  code: 'W012',
  name: 'language-mismatch',
  severity: 'warning',
  definition: 'Both halves of a text of twelve words or more read as one other language than the row says.',
  hint: 'Correct `language`; it decides which rows count for which language.',
  find: (rows) =>
    rows.flatMap((row) => {
      const { text, language } = row.example;
      if (language === undefined || !WELL_KNOWN.has(language)) return [];
      const list = text.trim().split(/\s+/);
      if (list.length < LEAST_WORDS) return [];
      // a name, a quotation or dialect misleads in one half, hardly in both alike
      const middle = list.length >> 1;
      const read = detectLanguage(list.slice(0, middle).join(' '));
      const agrees = read === detectLanguage(list.slice(middle).join(' '));
      return agrees && WELL_KNOWN.has(read) && read !== language
        ? [{ row, message: `says ${language} and reads as ${read}` }]
        : [];
    }),
};
