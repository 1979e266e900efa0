import type { Entity } from '../domain/entity.js';
import { numberFromOrdinal, ORDINAL_WORD_PATTERN } from '../text/ordinal-words.js';
import { mayMatch } from '../text/rare-matches.js';
import { type CalendarDay, isCalendarDay, isoDay } from './calendar-day.js';
import { firstMatches } from './first-matches.js';
import { MONTH_PATTERN, monthFromName, WEEKDAY_PATTERN } from './month-names.js';
import { entityAt, type Recognizer, type RecognizerInput } from './recognizer.js';
import { fullYear, nearestYear } from './resolve-year.js';

const SHORT_YEAR = "['’]\\d{2}(?!\\d)|\\d{2}(?=[.;)]?(?:\\s*$|\\n|[.;)]\\s))";
const YEAR = "(\\d{4}|['’]?\\d{2})(?![\\d%€$£]|[.,:/-]\\d)";
const ORDINAL = '(?:\\.|st|nd|rd|th)?';

const ISO = /(?<![\d.,/-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d%]|[-/]\d)/gu;
const DOTTED = new RegExp(`(?<![\\d.,:/])(\\d{1,2})(?: ?\\. ?)(\\d{1,2})(?: ?\\. ?)${YEAR}`, 'gu');
const DOTTED_NO_YEAR = /(?<![\d.,:/])(\d{1,2})\. ?(\d{1,2})\.(?!\d| \d{1,2}\.(?!\d{3}))(?!\p{L})/gu;
/** Without the second full stop it is a price or a version as often as a day, hence only behind a preposition. */
const DOTTED_AFTER_CUE =
  /(?<=(?<!\p{L})(?:am|vom|zum|den|dem) )(\d{1,2})\.(\d{1,2})(?![\d.,:]|\s?(?:€|eur|%|[kmg]b|uhr|h\b))/giu;
const SLASHED = /(?<![\d/.,-])(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/]|-\d)/gu;
const SLASHED_AFTER_CUE =
  /(?<=(?<!\p{L})(?:on|by|since|until|till|before|after|from|dated|due|rather than|instead of|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?|(am|vom|bis|zum|ab|seit|statt)) )(\d{1,2})\/(\d{1,2})(?![\d/])/giu;
const DAY_MONTH = new RegExp(
  `(?<![\\p{L}\\p{N}.,])(\\d{1,2})(${ORDINAL})(?:\\s{1,3}of)?[\\s-]{0,3}(${MONTH_PATTERN})(?!\\p{L})(?:\\.?,?[\\s-]{0,3}(\\d{4}|${SHORT_YEAR})(?![\\d%€$£]|[.,:/]\\d|\\s?(?:€|eur|uhr|stück)))?`,
  'giu',
);
const DAY_IN_WORDS = new RegExp(
  `(?<!\\p{L})(${ORDINAL_WORD_PATTERN})(?:\\sof)?\\s(${MONTH_PATTERN})(?!\\p{L})(?:,?\\s(\\d{4})(?!\\d))?`,
  'giu',
);
const MONTH_DAY = new RegExp(
  `(?<!\\p{L})(${MONTH_PATTERN})\\.?\\s{1,3}(?:the\\s)?(\\d{1,2})(st|nd|rd|th)?(?![\\d\\p{L}%€]|[.,:/-]\\d)(?:,?\\s{1,3}(\\d{4})(?!\\d))?`,
  'giu',
);

const MONTH_FORMS = [DAY_MONTH, DAY_IN_WORDS, MONTH_DAY];
/** In every text with a month's name or its abbreviation. */
const MONTH_LOOK = /jan|j[äa]e?n|feb|m[äa]e?r|mrz|apr|ma[iy]|jun|jul|aug|sep|o[kc]t|nov|de[zc]/i;

const BEFORE_VERSION =
  /(?:version|firmware|ver\.?|\bv|update|build|release|android|ios|windows|macos|software|app|kapitel|ziffer|absatz|abschnitt|punkt|chapter|section|§|typ|modell|model)\s{0,2}$/i;
const WEEKDAY_BEFORE = new RegExp(
  `(?<![\\p{L}\\p{N}])((?:${WEEKDAY_PATTERN})(?:\\.,?|,|)\\s{1,2}(?:(?:den|dem|der|the) )?)$`,
  'iu',
);
const SURE = 0.93;
const LIKELY = 0.85;

/**
 * Days named by their date, in every German and English form; value `yyyy-mm-dd`. A date without a year means the
 * nearest one to the message's arrival and is left out when that is unknown. The span holds the weekday before it.
 */
export const recognizeDate: Recognizer = (input) => {
  const { text } = input;
  const found: Entity[] = [];
  const add = (start: number, end: number, day: CalendarDay | null, confidence: number): void => {
    if (day === null || !isCalendarDay(day)) return;
    const from = start - weekdayLength(text, start);
    found.push(
      entityAt(text, { type: 'date', value: isoDay(day), start: from, end, confidence, recognizer: 'date' }),
    );
  };
  const addFirst = (second: number, day: CalendarDay | null): void => {
    const first = firstOfRange(text, second);
    if (first !== null && day !== null && first.day < day.day)
      add(first.start, first.end, { ...day, day: first.day }, LIKELY);
  };
  const year = (digits: string): number => yearOf(digits, input.receivedOn?.year ?? 2026);

  for (const match of firstMatches(text, ISO)) {
    const [whole, y = '', , m = '', d = ''] = match;
    add(match.index, match.index + whole.length, { year: +y, month: +m, day: +d }, SURE);
  }
  for (const match of firstMatches(text, DOTTED)) {
    const [whole, d = '', m = '', y = ''] = match;
    if (isVersion(text, match.index) || (y.length < 4 && whole.includes(' '))) continue;
    const day = { year: year(y), month: +m, day: +d };
    add(match.index, match.index + whole.length, day, SURE);
    addFirst(match.index, day);
  }
  for (const match of firstMatches(text, DOTTED_NO_YEAR)) {
    const [whole, d = '', m = ''] = match;
    const end = match.index + whole.length;
    if (isVersion(text, match.index) || isListNumber(text, match.index, end)) continue;
    const day = withoutYear(input, +m, +d, end);
    add(match.index, end, day, LIKELY);
    addFirst(match.index, day);
  }
  for (const match of firstMatches(text, DOTTED_AFTER_CUE)) {
    const end = match.index + match[0].length;
    add(match.index, end, withoutYear(input, Number(match[2]), Number(match[1]), end), 0.7);
  }
  for (const match of firstMatches(text, SLASHED)) {
    const [whole, a = '', separator = '', b = '', y = ''] = match;
    if (separator === '-' && y.length < 4) continue;
    const day = inWrittenOrder(input, +a, +b, year(y));
    add(match.index, match.index + whole.length, day, y.length === 4 ? SURE : LIKELY);
  }
  for (const match of firstMatches(text, SLASHED_AFTER_CUE)) {
    const reference = input.receivedOn;
    const [whole, german, first, second] = match;
    // "gültig bis 04/28" is a month and its year: Germans put the day first
    if (reference === null || (german !== undefined && Number(second) > 12)) continue;
    const day = inWrittenOrder(input, Number(first), Number(second), reference.year);
    add(match.index, match.index + whole.length, nearestYear(day.month, day.day, reference), 0.7);
  }
  if (!MONTH_FORMS.some((form) => mayMatch(text, form)) || !MONTH_LOOK.test(text)) return found;
  for (const match of firstMatches(text, DAY_MONTH)) {
    const [whole, d = '', ordinal = '', name = '', y] = match;
    const month = monthFromName(name);
    if (month === null || (y === undefined && ordinal === '' && isPlainWord(name))) continue;
    const end = match.index + whole.length + abbreviationDot(text, name, match.index + whole.length);
    const day = y === undefined ? withoutYear(input, month, +d, end) : { year: year(y), month, day: +d };
    add(match.index, end, day, y === undefined ? LIKELY : SURE);
    addFirst(match.index, day);
  }
  for (const match of firstMatches(text, DAY_IN_WORDS)) {
    const [whole, word = '', name = '', y] = match;
    const [month, d] = [monthFromName(name), numberFromOrdinal(word)];
    if (month === null || d === null || isPlainWord(name)) continue;
    const end = match.index + whole.length;
    const day = y === undefined ? withoutYear(input, month, d, end) : { year: +y, month, day: d };
    add(match.index, end, day, LIKELY);
  }
  for (const match of firstMatches(text, MONTH_DAY)) {
    const [whole, name = '', d = '', ordinal, y] = match;
    const month = monthFromName(name);
    // "im März 2 Pakete": Germans put the day first
    const bare = ordinal === undefined && y === undefined;
    if (month === null || (bare && (isPlainWord(name) || input.language().startsWith('de')))) continue;
    const end = match.index + whole.length;
    const day = y === undefined ? withoutYear(input, month, +d, end) : { year: +y, month, day: +d };
    add(match.index, end, day, y === undefined ? LIKELY : SURE);
  }
  return found;
};

function yearOf(digits: string, referenceYear: number): number {
  const plain = digits.replace(/^['’]/, '');
  return plain.length === 4 ? Number(plain) : fullYear(Number(plain), referenceYear);
}

/** In a range ("3.4. - 5.4.2025") the first day has the year of the second; else the nearest to the arrival. */
function withoutYear(input: RecognizerInput, month: number, day: number, end: number): CalendarDay | null {
  const rest = input.text.slice(end, end + 40);
  const range =
    /^\s{0,2}(?:-|–|—|bis(?: zum)?|und|to|until|and)\s{0,2}(?:\d{1,2}\.\s?\d{1,2}\.|\d{1,2}\.? [\p{L}]{3,9}\.?)\s?(\d{4})/iu.exec(
      rest,
    );
  if (range?.[1] !== undefined) return { year: Number(range[1]), month, day };
  return input.receivedOn === null ? null : nearestYear(month, day, input.receivedOn);
}

/** "vom 3. bis 7. August", "10.-17.02.", "the 9th to the 13th of March": the first day has the month of the second. */
function firstOfRange(text: string, second: number): { start: number; end: number; day: number } | null {
  const from = Math.max(0, second - 40);
  const match = RANGE_START.exec(text.slice(from, second));
  if (match === null) return null;
  const [, cue, day = '', ordinal = ''] = match;
  // "Punkt 2 und 3. Mai": a bare number opens a range only behind its preposition
  if (cue === undefined && ordinal === '') return null;
  const start = from + match.index + (cue ?? '').length;
  return { start, end: start + day.length + ordinal.length, day: Number(day) };
}

const RANGE_START =
  /(?<![\p{L}\p{N}.,:/-])((?:vom|von|zwischen dem|zwischen|from|between)\s(?:the\s|dem\s)?)?(\d{1,2})(\.|st|nd|rd|th)?\s?(?:-|–|—|bis(?: zum| einschließlich)?|und|oder|bzw\.|to|until|through|and|or)\s?(?:den |dem |the )?$/iu;

function inWrittenOrder(input: RecognizerInput, first: number, second: number, year: number): CalendarDay {
  const dayFirst = { year, month: second, day: first };
  const monthFirst = { year, month: first, day: second };
  if (!isCalendarDay(dayFirst)) return monthFirst;
  if (!isCalendarDay(monthFirst)) return dayFirst;
  return input.regions().monthFirst ? monthFirst : dayFirst;
}

function isVersion(text: string, start: number): boolean {
  return BEFORE_VERSION.test(text.slice(Math.max(0, start - 14), start));
}

/** The full stop of `15. Feb.` belongs to the date where the sentence goes on. */
function abbreviationDot(text: string, month: string, end: number): number {
  return month.length <= 4 && /^\.(?:\s\p{Ll}|[,;)])/u.test(text.slice(end, end + 3)) ? 1 : 0;
}

/** `1.2. Lieferung` at the start of a line numbers a section. */
function isListNumber(text: string, start: number, end: number): boolean {
  return (
    /(?:^|\n)[ \t]{0,8}$/.test(text.slice(Math.max(0, start - 10), start)) &&
    /^[ \t]{1,4}\p{Lu}/u.test(text.slice(end, end + 6))
  );
}

/** `may`, `march` and `mar` in lower case are words of their own. */
function isPlainWord(name: string): boolean {
  return /^(?:may|march|mar|so|sep|dec)$/.test(name);
}

function weekdayLength(text: string, start: number): number {
  const before = WEEKDAY_BEFORE.exec(text.slice(Math.max(0, start - 24), start))?.[1];
  if (before === undefined) return 0;
  // "so 3.4." is a conjunction; abbreviated weekdays have a capital
  const word = /^\p{L}+/u.exec(before)?.[0] ?? '';
  return word.length <= 3 && !/^\p{Lu}/u.test(word) ? 0 : before.length;
}
