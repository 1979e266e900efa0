import { isQuantity, type NumberCandidate, withGroups } from './number-candidates.js';
import type { NumberKind } from './number-kind.js';

/** A candidate that has been told to be one of the kinds, and how sure that is (0..1). */
export interface NumberFinding {
  readonly kind: NumberKind;
  readonly candidate: NumberCandidate;
  readonly confidence: number;
  /** Only a noun stands before it ("Bestellung 4711"): a number that says itself what it is knows better. */
  readonly byNoun?: true;
}

/** Behind a label that can mean nothing else. */
export function sure(text: string, kind: NumberKind, candidate: NumberCandidate): NumberFinding | null {
  const number = withGroups(text, candidate);
  if (number.digits < 2 || isMoneyBehind(text, number.end) || isOfCourt(text, candidate.start)) return null;
  return { kind, candidate: number, confidence: 0.95 };
}

/** "K7PQ2M": an airline's or hotel's; a model has its digits together ("MG3650"). */
const BOOKING_CODE = /^(?=[A-Z]*\d[A-Z]+\d|[A-Z]+\d[A-Z]{2})[A-Z\d]{5,8}$/;

/** Behind a noun: enough digits, and neither a year nor a date nor a quantity. */
export function behindNoun(text: string, kind: NumberKind, candidate: NumberCandidate): NumberFinding | null {
  const number = withGroups(text, candidate);
  const mixed = /[A-Za-z]/.test(number.value) && (number.digits >= 3 || BOOKING_CODE.test(number.value));
  if (number.digits < kind.digitsAfterNoun && !mixed) return null;
  if (isYear(candidate.value, number.value) || looksLikeDate(candidate.value) || isQuantity(text, number.end))
    return null;
  // "Handyvertrag 0151-5550173": the contract is named by its telephone number
  if (/^0(?:15|16|17)\d/.test(number.value) && number.digits >= 10) return null;
  return { kind, candidate: number, confidence: 0.9, byNoun: true };
}

/** "Vertrag 2025", but not "Vertrag SWN 2025 3381". */
function isYear(candidate: string, number: string): boolean {
  return /^(?:19|20)\d{2}$/.test(candidate) && !/^[A-Z]{2,3}20\d{2}\d{2,}$/.test(number);
}

/** Two numbers of one enumeration look the same: as long, with the same letters in front. */
export function alike(a: NumberCandidate, b: NumberCandidate): boolean {
  const letters = (value: string): string => /^[A-Za-z]*/.exec(value)?.[0].toUpperCase() ?? '';
  return (
    Math.abs(a.value.length - b.value.length) <= 1 && letters(a.value) === letters(b.value) && b.digits >= 3
  );
}

/** "Az. 12 C 345/25" is a court's, which no system of the company knows. */
function isOfCourt(text: string, start: number): boolean {
  return /^\d{1,3} [A-Z]{1,2}[a-z]? \d{1,6}\/\d{2}(?!\d)/.test(text.slice(start, start + 18));
}

function looksLikeDate(value: string): boolean {
  const [, day = '', month = '', year] =
    /^(\d{1,2})[./-](\d{1,2})(?:[./-](\d{2}|(?:19|20)\d{2}))?$/.exec(value) ?? [];
  if (day !== '')
    return Number(day) <= 31 && Number(month) <= 31 && (year !== undefined || value.length <= 5);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) || /^(?:0?[1-9]|1[0-2])[/.](?:19|20)\d{2}$/.test(value);
}

function isMoneyBehind(text: string, end: number): boolean {
  return (
    /^\s?(?:€|\$|£|%|eur(?:o)?(?!\p{L})|chf)/iu.test(text.slice(end, end + 6)) ||
    /^,\d{2}(?!\d)/.test(text.slice(end, end + 4))
  );
}
