import { mayMatch, rareMatches } from '../text/rare-matches.js';
import type { Region } from './extraction-settings.js';

/** For which country a writer's phone numbers and dates are most likely meant. */
export interface RegionHints {
  /** Likeliest first; holds every known region. */
  readonly regions: readonly Region[];
  /** `3/4/2026` is 4 March (American order) rather than 3 April. */
  readonly monthFirst: boolean;
}

const CUES: Readonly<Record<Region, RegExp>> = {
  DE: /\+49|(?<!\d)0049|\bDeutschland\b|\bGermany\b|(?<![\d.,-])\d{5} (?:Berlin|Hamburg|München|Köln|Frankfurt)/,
  AT: /\+43(?!\d{10})|(?<!\d)0043|Österreich|\bAustria\b|\bA-\d{4} \p{Lu}\p{Ll}|\b\d{4} (?:Wien|Graz|Linz|Salzburg|Innsbruck|Klagenfurt)\b|\bWien\b|\.at\b/u,
  CH: /\+41|(?<!\d)0041|\bCHF\b|\bS?Fr\.|\bFranken\b|Schweiz|\bSwitzerland\b|\bCH-\d{4} \p{Lu}\p{Ll}|\b\d{4} (?:Zürich|Bern|Basel|Genf|Genève|Luzern|Lausanne|Winterthur|St\. Gallen)\b|\.ch\b/u,
  GB: /\+44|(?<!\d)0044|£|\bGBP\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\bUnited Kingdom\b|\bUK\b|\bpostcode\b|\.co\.uk\b/,
  US: /\+1[\s(.-]|\$|\bUSD\b|\b[A-Z]{2} \d{5}(?:-\d{4})?\b|\bUSA\b|\bzip code\b|\(\d{3}\) ?\d{3}-\d{4}|(?<!\d)\d{3}[-.]\d{3}[-.]\d{4}(?!\d)/i,
};

/** "Ringstr. 7, 4600 Wels": a place with four digits behind a German street is Austrian or Swiss. */
const FOUR_DIGIT_PLACE =
  /(?:str\.|stra(?:ß|ss)e|gasse|weg|platz|ring|allee) \d{1,3}[a-z]?(?:\/\d{1,3}){0,3}(?:, ?|\r?\n)\d{4} \p{Lu}\p{Ll}/iu;
const SLASH_DATE = /(?<![\d/.])(\d{1,2})\/(\d{1,2})\/(?:\d{4}|\d{2})(?![\d/])/g;
const LANGUAGE_ORDER: Readonly<Record<string, readonly Region[]>> = {
  en: ['GB', 'US'],
  de: ['DE', 'AT', 'CH'],
};

/**
 * Orders the regions by cues in the text (country codes, currencies, postcodes, domains), then by language, then by
 * the company's own order. A region tag (`en-US`) settles it. Month before day only with American cues or where
 * another date of the same text can be read no other way; English alone stays with the day first (the British way).
 */
export function guessRegions(text: string, language: string, order: readonly Region[]): RegionHints {
  const tagged = /[-_]([A-Za-z]{2})$/.exec(language)?.[1]?.toUpperCase();
  const byLanguage = LANGUAGE_ORDER[language.slice(0, 2).toLowerCase()] ?? [];
  const alpine = mayMatch(text, FOUR_DIGIT_PLACE) && FOUR_DIGIT_PLACE.test(text);
  const score = (region: Region): number =>
    (region === tagged ? 8 : 0) +
    (mayMatch(text, CUES[region]) && CUES[region].test(text) ? 4 : 0) +
    (alpine && (region === 'AT' || region === 'CH') ? 3 : 0) +
    (byLanguage.includes(region) ? 2 : 0) -
    order.indexOf(region) / 10;
  const scores = new Map(order.map((region) => [region, score(region)]));
  const regions = [...order].sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0));
  return { regions, monthFirst: fromOtherDates(text) ?? regions[0] === 'US' };
}

function fromOtherDates(text: string): boolean | null {
  for (const [, first, second] of rareMatches(text, SLASH_DATE)) {
    if (Number(first) > 12 && Number(second) <= 12) return false;
    if (Number(second) > 12 && Number(first) <= 12) return true;
  }
  return null;
}
