import type { Entity } from '../domain/entity.js';
import { NUMBER_WORD_PATTERN, numberFromWord } from '../text/number-words.js';
import { firstMatches } from './first-matches.js';
import { LATIN } from './letters.js';
import { entityAt, type Recognizer } from './recognizer.js';

/** How each currency is written, as regular-expression source; the ISO code itself comes with it. */
const WRITTEN: readonly (readonly [string, string])[] = [
  ['EUR', '€|euros?|eur'],
  ['CHF', 'chf|sfr\\.?|fr\\.|franken|francs?|fr'],
  ['GBP', '£|gbp|pounds?|pfund|quid'],
  ['USD', 'us-?\\$|\\$|usd|us-dollars?|dollars?|dollar|bucks'],
  ...['JPY', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'HUF', 'AUD', 'CAD'].map(
    (code) => [code, code.toLowerCase()] as const,
  ),
];
const CENTS: readonly (readonly [string, string])[] = [
  ['EUR', 'cents?|ct'],
  ['CHF', 'rappen|rp\\.'],
  ['GBP', 'pence|p'],
];
const alternatives = (table: readonly (readonly [string, string])[]): string =>
  table.map(([, source]) => source).join('|');

// The thousands' separator is one of . , ' ’ and the blanks; the decimal one is read off the digits behind it.
const AMOUNT =
  "\\d{1,3}(?:[.,'’ \\u00a0\\u202f]\\d{3}){1,4}(?:[.,]\\d{1,2})?(?!\\d)|\\d{1,9}(?:[.,]\\d{1,2})?(?!\\d)";
const EVEN = '(?:(?:,[ ]?|\\.)[-–—]{1,2})?';
const CURRENCY = alternatives(WRITTEN);
/** Not inside a word or number, and not the day of `2026-02-20 119,00 €`. */
const NOT_INSIDE = `(?<![${LATIN}\\d]|\\d[.,'’]|\\d{4}-\\d{2}-)`;

const CURRENCY_FIRST = new RegExp(
  `(?<![${LATIN}\\d])(${CURRENCY})\\s{0,2}(${AMOUNT})${EVEN}(?![${LATIN}\\d]|[.,:/-]\\d)`,
  'giu',
);
const AMOUNT_FIRST = new RegExp(
  `${NOT_INSIDE}(${AMOUNT})${EVEN}\\s{0,2}(${CURRENCY})(?![${LATIN}])(?:\\s(?:und |and )?(\\d{1,2})(?:\\s(?:cents?|ct|rappen|pence)(?![${LATIN}])|(?![${LATIN}\\d:/%]|[.,]\\d|\\s?(?:€|euro?|tage?|st(?:ü|k)|x|mal|uhr|min|kg|g|gb|stunden|days?|times|pieces|monat|wochen?|jahre?n?|percent|prozent)(?![${LATIN}]))))?`,
  'giu',
);
const CENTS_ONLY = new RegExp(`${NOT_INSIDE}(\\d{1,3})\\s?(${alternatives(CENTS)})(?![${LATIN}\\d])`, 'gi');
const IN_WORDS = new RegExp(`(?<![${LATIN}])(${NUMBER_WORD_PATTERN})\\s(${CURRENCY})(?![${LATIN}])`, 'gi');
const EVEN_ONLY =
  /(?<![\p{L}\p{N}]|\d[.,])(\d{1,3}(?:\.\d{3}){1,2}|\d{1,6}),[-–—]{1,2}(?![\p{L}\p{N}€$£-]|\s?(?:€|eur|chf|fr))/giu;

/**
 * Amounts with their currency, German, Swiss and English number formats; value `EUR 1234.50`. The span holds number
 * and currency, no sign. `49,-` alone is read in the company's currency.
 */
export const recognizeMoney: Recognizer = ({ text, settings }) => {
  const found: Entity[] = [];
  const add = (
    start: number,
    whole: string,
    currency: string | null,
    amount: number | null,
    confidence: number,
  ): void => {
    if (currency === null || amount === null || amount >= 1e12) return;
    const value = `${currency} ${amount.toFixed(2)}`;
    found.push(
      entityAt(text, {
        type: 'money',
        value,
        start,
        end: start + whole.length,
        confidence,
        recognizer: 'money',
      }),
    );
  };
  for (const match of firstMatches(text, CURRENCY_FIRST)) {
    if (isFriday(match[1] ?? '', match[2] ?? '', text.charAt(match.index + match[0].length))) continue;
    add(match.index, match[0], codeOf(match[1] ?? ''), parseAmount(match[2] ?? ''), 0.94);
  }
  for (const match of firstMatches(text, AMOUNT_FIRST)) {
    const [whole, amount = '', currency = '', cents] = match;
    // "Nr. 11873 Fr. 89.95": the amount is the one with decimals
    if (!/[.,]\d{1,2}$/.test(amount) && DECIMALS_BEHIND.test(behind(text, match, currency))) continue;
    const parsed = parseAmount(amount);
    // "49 Euro 90"; behind decimals a further number is something else
    const joined =
      cents !== undefined && parsed !== null && Number.isInteger(parsed)
        ? parsed + Number(cents) / 100
        : parsed;
    const shown =
      joined === parsed && cents !== undefined
        ? whole.slice(0, whole.lastIndexOf(currency) + currency.length)
        : whole;
    const confidence = /^pfund$/i.test(currency) ? 0.6 : 0.942;
    add(match.index, shown, codeOf(currency), joined, confidence);
  }
  for (const match of firstMatches(text, CENTS_ONLY)) {
    const [whole, amount = '', unit = ''] = match;
    // "31 ct/kWh" is a rate
    if (RATE.test(text.slice(match.index + whole.length, match.index + whole.length + 24))) continue;
    if (unit === 'p' && !text.includes('£')) continue;
    // the coins begin at five; "LA9 4RP." is a postcode
    if (/^rp/i.test(unit) && (unit.startsWith('RP') || Number(amount) % 5 !== 0)) continue;
    const american = /^cents?$/i.test(unit) && text.includes('$') && !text.includes('€');
    add(match.index, whole, american ? 'USD' : codeOf(unit), Number(amount) / 100, 0.85);
  }
  for (const match of firstMatches(text, IN_WORDS)) {
    const [whole, word = '', currency = ''] = match;
    if (/^(?:ein|eine|einen|einem|einer|a|an|null)$/i.test(word)) continue;
    // "a hundred and sixty pounds" is more than the words read here
    if (
      /(?:hundred|thousand|hundert|tausend)(?: and)?\s$/i.test(
        text.slice(Math.max(0, match.index - 14), match.index),
      )
    )
      continue;
    add(match.index, whole, codeOf(currency), numberFromWord(word), 0.85);
  }
  for (const match of firstMatches(text, EVEN_ONLY)) {
    add(match.index, match[0], settings.defaultCurrency, parseAmount(match[1] ?? ''), 0.75);
  }
  return found.length === 0 || SPEAKS_OF_MONEY.test(text) ? found : [];
};

/** "Anreise Fr 13.3., Abreise So 15.3.": prices in francs have two decimals and no full stop behind them. */
function isFriday(currency: string, amount: string, behind: string): boolean {
  const [, day, month = ''] = /^(\d{1,2})\.(\d{1,2})$/.exec(amount) ?? [];
  if (!/^fr\.?$/i.test(currency) || behind !== '.' || Number(day) > 31 || Number(month) > 12) return false;
  return month.length === 1 || currency.length === 2;
}

const DECIMALS_BEHIND = /^\s{0,2}\d{1,6}(?:['’.,]\d{3})*[.,]\d{2}(?!\d)/;
const RATE =
  /^\s?(?:\/|pro\s|je\s|per\s|a\s|an\s)\s?(?:k?wh|kilowatt|m³|m3|kubik|minute|min\b|sms|seite|page|km|mile)/i;

/** What follows the currency of a match. */
function behind(text: string, match: RegExpExecArray, currency: string): string {
  const from = match.index + match[0].lastIndexOf(currency) + currency.length;
  return text.slice(from, from + 20);
}

/** "Halle 5 P" alone is no amount. */
const SPEAKS_OF_MONEY =
  /[€$£]|eur|chf|fr|pound|quid|bucks|pfund|gbp|dollar|usd|cent|ct|rp|rappen|pence|\dp\b|,[-–—]|jpy|sek|nok|dkk|pln|czk|huf|aud|cad/i;

const readers = [...WRITTEN, ...CENTS].map(
  ([code, source]) => [code, new RegExp(`^(?:${source})$`, 'i')] as const,
);
/** Filled with the few ways of writing that the patterns above let through. */
const known = new Map<string, string | null>();

function codeOf(written: string): string | null {
  const plain = written.toLowerCase() === 'fr' ? 'fr.' : written.toLowerCase();
  let code = known.get(plain);
  if (code === undefined) {
    code = readers.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
    known.set(plain, code);
  }
  return code;
}

/** `1.234,56`, `1,234.56`, `1'234.50`, `1 234`, `1234.5`, `49`: one or two digits behind the last mark are decimals. */
export function parseAmount(written: string): number | null {
  const decimals = /[.,](\d{1,2})$/.exec(written);
  const whole = decimals === null ? written : written.slice(0, decimals.index);
  const amount = Number(`${whole.replace(/[.,'’\s]/g, '')}.${decimals?.[1] ?? '0'}`);
  return Number.isFinite(amount) ? amount : null;
}
