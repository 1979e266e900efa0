import { isStreetNumber } from './number-by-label.js';
import type { NumberCandidate } from './number-candidates.js';
import { isQuantity } from './number-candidates.js';
import { alike, type NumberFinding } from './number-finding.js';

const ENUMERATED =
  /^[\s"'“”)]{0,3}(?:,|;|\/|&|\+|und|and|sowie|or|oder|bzw\.?|\n)(?:[\s*•"'„“(-]|(?<!\p{L})(?:und|and|sowie|oder|auch|or|nr\.?|no\.?|die|the|neue|new|alte|old|one|ist|is|jetzt|nun|now)(?!\p{L})|#){0,9}$/iu;

/** "Strom (ST-40018) und Gas (GA-40019)": what each number is of stands before its bracket. */
const BRACKETED = /^\)\s?(?:,|;|&|und|and|sowie|or|oder)\s(?:\p{L}+\s){1,3}\($/iu;

function shape(value: string): string {
  return value.replace(/[A-Za-z]/g, 'A').replace(/\d/g, '0');
}

/** "Bestellungen 4711 und 4712": the second number is of the first one's kind. */
export function byEnumeration(
  text: string,
  candidate: NumberCandidate,
  previous: NumberFinding | null,
): NumberFinding | null {
  if (previous === null) return null;
  const gap = text.slice(previous.candidate.end, candidate.start);
  const next = gap.length <= 20 && ENUMERATED.test(gap) && alike(previous.candidate, candidate);
  const bracketed =
    gap.length <= 40 && BRACKETED.test(gap) && shape(previous.candidate.value) === shape(candidate.value);
  if ((!next && !bracketed) || isQuantity(text, candidate.end)) return null;
  // over a line end only where both look the same to the digit
  if (gap.includes('\n') && candidate.value.length !== previous.candidate.value.length) return null;
  return { kind: previous.kind, candidate, confidence: Math.min(previous.confidence, 0.9) };
}

/**
 * What a number and its like have in common: "2026-771" and "2026-772" all but the last digits, "4711882" only itself.
 * Null where it is too short to tell.
 */
export function familyOf(value: string): string | null {
  const series = /^(?!0)(.{2,}[-_/.])\d{3,}$/.exec(value)?.[1];
  if (series !== undefined) return `${series}${value.length}`;
  return value.length >= 5 ? value : null;
}

/** "Auftrag 2026-771 ist da, was ist mit 2026-772?": one of the same family was named before. */
export function byExample(
  text: string,
  candidate: NumberCandidate,
  examples: ReadonlyMap<string, NumberFinding>,
): NumberFinding | null {
  const example = examples.get(familyOf(candidate.value) ?? '');
  if (example === undefined || isQuantity(text, candidate.end) || isStreetNumber(text, candidate.start))
    return null;
  return { kind: example.kind, candidate, confidence: 0.6 };
}

/** "4711 und 4712 sind meine Bestellnummern": the first of two takes its kind from the second. */
export function enumeratedBefore(text: string, before: NumberCandidate, finding: NumberFinding): boolean {
  const gap = text.slice(before.end, finding.candidate.start);
  return (
    gap.length <= 8 &&
    /^\s?(?:,|und|and|&|\/|\+)\s?$/i.test(gap) &&
    before.digits >= 4 &&
    alike(before, finding.candidate)
  );
}
