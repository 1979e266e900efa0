import { rareMatches } from '../text/rare-matches.js';

/** No customer writes more facts of one form in one message; what does is a table or an attack. */
const MOST_MATCHES = 2_000;

/** The first 2,000 matches of a global pattern: so that hostile text costs its length and no more. */
export function firstMatches(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  return rareMatches(text, pattern, MOST_MATCHES);
}
