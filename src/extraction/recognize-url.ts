import { mayMatch, rareMatches } from '../text/rare-matches.js';
import { entityAt, type Recognizer } from './recognizer.js';

// With a scheme or `www.` anything goes; a bare domain needs a top-level domain that customers of German and English
// shops write, because a missing blank after a full stop looks the same ("kaputt.Danke").
const URL_WITH_SCHEME = /(?<![\p{L}\p{N}])(?:https?:\/\/|www\d?\.)[^\s<>"'„“”«»()[\]{}|\\^`]{2,2000}/giu;
const BARE_DOMAIN =
  /(?<![\p{L}\p{N}@._/-])(?:[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?\.){1,4}(?:de|com|net|org|at|ch|eu|info|shop|io|co\.uk|uk)(?:\/[^\s<>"'„“”«»()[\]{}|\\^`]{0,2000})?(?![\p{L}\p{N}@]|[.-][\p{L}\p{N}])/gu;
const TOP_LEVEL_DOMAIN = /\.(?:de|com|net|org|at|ch|eu|info|shop|io|co\.uk|uk)/;

/** Web addresses as written, without the punctuation of the sentence around them. */
export const recognizeUrl: Recognizer = ({ text }) => {
  if (!text.includes('.')) return [];
  const withScheme = rareMatches(text, URL_WITH_SCHEME).map((match) => ({ match, confidence: 0.985 }));
  const bare = mayMatch(text, TOP_LEVEL_DOMAIN)
    ? rareMatches(text, BARE_DOMAIN).map((match) => ({ match, confidence: 0.8 }))
    : [];
  if (withScheme.length === 0 && bare.length === 0) return [];
  return [...withScheme, ...bare].flatMap(({ match, confidence }) => {
    const value = trimPunctuation(match[0]);
    const host = value.replace(/^https?:\/\//i, '');
    // `a.de` is as likely a typo as an address; a scheme alone is none at all
    if (host.length < 4 || (confidence < 0.9 && /^.{1,2}\.[a-z]{2}$/.test(value))) return [];
    if (!host.includes('.') && !/^https?:\/\/[\p{L}\p{N}]/iu.test(value)) return [];
    return [
      entityAt(text, {
        type: 'url',
        value,
        start: match.index,
        end: match.index + value.length,
        confidence,
        recognizer: 'url',
      }),
    ];
  });
};

function trimPunctuation(url: string): string {
  let end = url.length;
  while (end > 0 && '.,;:!?*_~…'.includes(url.charAt(end - 1))) end -= 1;
  return url.slice(0, end);
}
