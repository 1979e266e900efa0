import { mayMatch, rareMatches } from '../text/rare-matches.js';
import { entityAt, type Recognizer } from './recognizer.js';

// The common part of RFC 5321: quoted local parts and address literals do not occur in customers' prose.
// Lengths are bounded (64 and 63 octets a label), so that no run of letters is scanned twice.
const ADDRESS =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}](?:[\p{L}\p{N}._%+'-]{0,62}[\p{L}\p{N}_+-])?(?:@|\s?[([{](?:at|ät)[)\]}]\s?)(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?(?:\.|\s?[([{](?:dot|punkt)[)\]}]\s?)){1,5}\p{L}{2,18}(?![\p{L}\p{N}@])/giu;
const SPELT_AT = /[([{](?:at|ät)[)\]}]/i;

/** E-mail addresses, also with `(at)` and `[dot]`; the value is in lower case with the real signs. */
export const recognizeEmailAddress: Recognizer = ({ text }) => {
  if (!text.includes('@') && !(mayMatch(text, SPELT_AT) && SPELT_AT.test(text))) return [];
  return rareMatches(text, ADDRESS).map((match) =>
    entityAt(text, {
      type: 'email_address',
      value: match[0]
        .toLowerCase()
        .replace(/\s?[([{](?:at|ät)[)\]}]\s?/, '@')
        .replace(/\s?[([{](?:dot|punkt)[)\]}]\s?/g, '.'),
      start: match.index,
      end: match.index + match[0].length,
      confidence: 0.99,
      recognizer: 'email-address',
    }),
  );
};
