import { misspeltLabelBefore } from './misspelt-label.js';
import { type NumberCandidate, withGroups } from './number-candidates.js';
import { behindNoun, type NumberFinding } from './number-finding.js';
import type { NumberKind } from './number-kind.js';

const prefixPatterns = new WeakMap<NumberKind, RegExp>();

/** "RE-2026-17": the number itself says what it is. */
export function byPrefix(
  text: string,
  candidate: NumberCandidate,
  kinds: readonly NumberKind[],
): NumberFinding | null {
  if (candidate.digits < 4 || !/^[A-Z]/i.test(candidate.value)) return null;
  for (const kind of kinds) {
    if (kind.prefixes === undefined) continue;
    let pattern = prefixPatterns.get(kind);
    if (pattern === undefined) {
      pattern = new RegExp(
        `^(?:${kind.prefixes})[-_/–]?(?:(?<=[A-Z]{2}[-_/–])[A-Z]{2}[-_/–])?\\d{2,}[\\dA-Z\\-_/.–]*$`,
        'i',
      );
      prefixPatterns.set(kind, pattern);
    }
    if (!pattern.test(candidate.value)) continue;
    const separated = /^[A-Z]+[-_/–]/i.test(candidate.value);
    // a single letter and digits without a hyphen is as likely a model ("B4711")
    if (
      !separated &&
      (/^[A-Z]\d/i.test(candidate.value) || candidate.digits < 5 || text.charAt(candidate.end) === '%')
    )
      continue;
    if (separated && /^[A-Z][-_/–]/i.test(candidate.value) && candidate.digits < 5) continue;
    // one letter is often a shop's own series ("order R-55012"); V is hardly anything but a contract
    const series = /^[A-UW-Z][-_/–]/i.test(candidate.value);
    return { kind, candidate, confidence: !separated ? 0.65 : series ? 0.78 : 0.8 };
  }
  return null;
}

/** "Bestelnumer 4711": the label has a slip of the pen in it. */
export function byMisspeltLabel(
  text: string,
  candidate: NumberCandidate,
  kinds: readonly NumberKind[],
): NumberFinding | null {
  if (candidate.digits < 3) return null;
  const found = misspeltLabelBefore(text, candidate.start, kinds);
  if (found === null) return null;
  if (found.namesNumber)
    return { kind: found.kind, candidate: withGroups(text, candidate), confidence: 0.85 };
  const finding = behindNoun(text, found.kind, candidate);
  return finding === null ? null : { ...finding, confidence: 0.75 };
}
