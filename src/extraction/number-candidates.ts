import { LATIN } from './letters.js';

/** A stretch of text that could be a reference number: letters and digits without blanks, at least one digit. */
export interface NumberCandidate {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly digits: number;
}

const TOKEN = new RegExp(
  `(?<![${LATIN}\\d_])(?=[${LATIN}\\-_/]{0,24}\\d)[${LATIN}\\d]{1,60}(?:(?:[-_/–]|(?<=\\d)\\.(?=\\d))[${LATIN}\\d]{1,40}){0,10}`,
  'y',
);
/** "Bestellnummer4711", "Rechnungs-Nr-4711": the label has grown together with its number. */
const GLUED_LABEL = /^(?:.{0,30}?(?:nummer|number|nr|no)[-_/–.]?(?=\d)|\p{L}{6,30}-?(?=\d))/iu;
const MAX_LENGTH = 40;

/** The letters that may stand before a token's first digit. */
const MOST_BEFORE_DIGIT = 24;

/** Every match of `TOKEN`, looked for where a digit stands near behind. */
function tokens(text: string): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let end = 0;
  for (let digit = 0; digit < text.length; digit += 1) {
    if (!isDigit(text.charCodeAt(digit))) continue;
    let start = digit;
    while (start > end && digit - start < MOST_BEFORE_DIGIT && mayLead(text.charCodeAt(start - 1)))
      start -= 1;
    for (let at = start; at <= digit; at += 1) {
      if (at > 0 && isWithinWord(text.charCodeAt(at - 1))) continue;
      TOKEN.lastIndex = at;
      const match = TOKEN.exec(text);
      if (match === null) continue;
      found.push(match);
      // "a--1": the digit may belong to the next one
      end = TOKEN.lastIndex;
      at = end - 1;
    }
    digit = Math.max(digit, end - 1);
  }
  return found;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLatin(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7)
  );
}

/** `-`, `_`, `/` and letters. */
function mayLead(code: number): boolean {
  return isLatin(code) || code === 45 || code === 95 || code === 47;
}

function isWithinWord(code: number): boolean {
  return isLatin(code) || isDigit(code);
}

/** All candidates in order. Trailing "er" and the like ("die 4711er") is left off. */
export function numberCandidates(text: string): readonly NumberCandidate[] {
  const found: NumberCandidate[] = [];
  for (const match of tokens(text)) {
    const glued = GLUED_LABEL.exec(match[0])?.[0].length ?? 0;
    const value = match[0].slice(glued).replace(/(?<=\d)(?:er|ern|s)$/u, '');
    const digits = countDigits(value);
    if (digits === 0 || value.length > MAX_LENGTH || /[^A-Za-z0-9\-_/.–]/.test(value)) continue;
    const start = match.index + glued;
    found.push({ start, end: start + value.length, value, digits });
  }
  return found;
}

const MONTH_OR_UNIT =
  /^\s?(?:€|\$|£|%|eur|chf|usd|uhr|st(?:ü|k)|pcs|pieces?|items?|mal(?!\p{L})|x(?!\p{L})|tage?n?|days?|woche|weeks?|monat|months?|jahre?n?(?!\p{L})|years?|stunden|hours?|minuten|minutes|k?m(?!\p{L})|cm|mm|kg|g(?!\p{L})|gb|mb|tb|k?wh?(?!\p{L})|zoll|inch|grad|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|january|february|march|may|june|july|october|december)/iu;

/** True when what follows makes it a quantity, a price or a date. */
export function isQuantity(text: string, end: number): boolean {
  return MONTH_OR_UNIT.test(text.slice(end, end + 14)) || /^[.,:]\d/.test(text.slice(end, end + 2));
}

/** "RE 2026 11873": behind the year. */
const RUNNING_NUMBER = /^[ \u00a0\u202f](\d{5,7})(?![\d\p{L}]|[.,:/-]\d)/u;

/** "65 030488 M 012": a letter stands between the groups. */
const LETTER_BETWEEN = /^[ \u00a0\u202f]((?:\d{6} )?[A-Z] \d{2,4})(?![\d\p{L}]|[.,:/-]\d)/u;

/**
 * Numbers written in groups ("12 345 678", "K 88231"): takes in the following groups of digits, and a short prefix in
 * capitals. Only behind a sure label, since blanks separate quantities just as well.
 */
export function withGroups(text: string, candidate: NumberCandidate): NumberCandidate {
  let { end, value, digits } = candidate;
  let size = /\d+$/.exec(value)?.[0].length ?? 0;
  for (let groups = 0; groups < 8 && size > 0 && size <= 4; groups += 1) {
    const next =
      /^[ \u00a0\u202f](\d{2,4}(?![\d\p{L}]|[.,:/-]\d)|\d(?=\)|[,;] |[.,;)]?(?:\s*$|\n)))/u.exec(
        text.slice(end, end + 8),
      ) ?? (/(?:^|\D)20\d\d$/.test(value) ? RUNNING_NUMBER.exec(text.slice(end, end + 10)) : null);
    const group = next?.[1] ?? LETTER_BETWEEN.exec(text.slice(end, end + 22))?.[1];
    if (
      group === undefined ||
      isQuantity(text, end + 1 + group.length) ||
      (size === 4 && /^20\d\d$/.test(group))
    )
      break;
    end += 1 + group.length;
    value += group.replaceAll(' ', '');
    digits += countDigits(group);
    size = group.length;
  }
  const prefix =
    /(?<![\p{L}\p{N}])(?![A-Z]?NR|NO|ID|DIE|IST|THE|IS|UND|AND|DER|WAR|EUR|CHF|DPD|GLS|UPS|DHL)[A-Z]{1,3}[ \u00a0]$/u.exec(
      text.slice(Math.max(0, candidate.start - 5), candidate.start),
    )?.[0];
  // "I 4711" is somebody speaking
  const start =
    prefix === undefined || prefix.startsWith('I') || prefix.startsWith('A ')
      ? candidate.start
      : candidate.start - prefix.length;
  const lead = text.slice(start, candidate.start).trim();
  return { start, end, value: lead + value, digits };
}

function countDigits(value: string): number {
  let count = 0;
  for (let index = 0; index < value.length; index += 1) {
    const code = value.charCodeAt(index);
    if (isDigit(code)) count += 1;
  }
  return count;
}
