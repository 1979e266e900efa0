import { rareMatches } from '../text/rare-matches.js';
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
  'g',
);
/** "Bestellnummer4711", "Rechnungs-Nr-4711": the label has grown together with its number. */
const GLUED_LABEL = /^(?:.{0,30}?(?:nummer|number|nr|no)[-_/–.]?(?=\d)|\p{L}{6,30}-?(?=\d))/iu;
const MAX_LENGTH = 40;

/** All candidates in order. Trailing "er" and the like ("die 4711er") is left off. */
export function numberCandidates(text: string): readonly NumberCandidate[] {
  const found: NumberCandidate[] = [];
  for (const match of rareMatches(text, TOKEN)) {
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

/**
 * Numbers written in groups ("12 345 678", "K 88231"): takes in the following groups of digits, and a short prefix in
 * capitals. Only behind a sure label, since blanks separate quantities just as well.
 */
export function withGroups(text: string, candidate: NumberCandidate): NumberCandidate {
  let { end, value, digits } = candidate;
  let size = /\d+$/.exec(value)?.[0].length ?? 0;
  for (let groups = 0; groups < 8 && size > 0 && size <= 4; groups += 1) {
    const next =
      /^[ \u00a0\u202f](\d{2,4}(?![\d\p{L}]|[.,:/-]\d)|\d(?=\)|[.,;)]?(?:\s*$|\n)))/u.exec(
        text.slice(end, end + 8),
      ) ?? (/(?:^|\D)20\d\d$/.test(value) ? RUNNING_NUMBER.exec(text.slice(end, end + 10)) : null);
    const group = next?.[1];
    if (
      group === undefined ||
      isQuantity(text, end + 1 + group.length) ||
      (size === 4 && /^20\d\d$/.test(group))
    )
      break;
    end += 1 + group.length;
    value += group;
    digits += group.length;
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
    if (code >= 48 && code <= 57) count += 1;
  }
  return count;
}
