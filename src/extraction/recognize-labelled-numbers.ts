import { findNumberLabels } from './find-number-labels.js';
import { byLabelBefore, byLabelBehind } from './number-by-label.js';
import { byEnumeration, byExample, enumeratedBefore, familyOf } from './number-by-neighbour.js';
import { byMisspeltLabel, byPrefix } from './number-by-spelling.js';
import { numberCandidates } from './number-candidates.js';
import type { NumberFinding } from './number-finding.js';
import type { NumberKind } from './number-kind.js';
import { once } from './once.js';
import { CONTRACT_NUMBER } from './recognize-contract-number.js';
import { CUSTOMER_NUMBER } from './recognize-customer-number.js';
import { INVOICE_NUMBER } from './recognize-invoice-number.js';
import { ORDER_NUMBER } from './recognize-order-number.js';
import { TICKET_NUMBER } from './recognize-ticket-number.js';
import { TRACKING_NUMBER } from './recognize-tracking-number.js';
import { entityAt, overlapsAny, type Recognizer } from './recognizer.js';

const KINDS: readonly NumberKind[] = [
  ORDER_NUMBER,
  CUSTOMER_NUMBER,
  INVOICE_NUMBER,
  CONTRACT_NUMBER,
  TICKET_NUMBER,
  TRACKING_NUMBER,
];

/**
 * Numbers of orders, customers, invoices, contracts, tickets and parcels by the words around them: label before or
 * behind, enumerations, a bare "Nr." or "#" whose noun stands nearby (or in the subject), misspelt labels, and prefixes
 * such as RE-. The value has no label and no blanks. Model names, quantities, years, dates and amounts are left alone.
 */
export const recognizeLabelledNumbers: Recognizer = (input) => {
  const { text, subject, occupied } = input;
  const candidates = numberCandidates(text);
  if (candidates.length === 0) return [];
  const labels = findNumberLabels(text, KINDS);
  const subjectKind = once(() =>
    subject === ''
      ? null
      : (findNumberLabels(subject.slice(0, 500), KINDS).find((label) => label.kind !== null)?.kind ?? null),
  );

  const findings: NumberFinding[] = [];
  const examples = new Map<string, NumberFinding>();
  let next = 0;
  let previous: NumberFinding | null = null;
  for (const [index, candidate] of candidates.entries()) {
    if (previous !== null && candidate.start < previous.candidate.end) continue;
    while (next < labels.length && (labels[next]?.end ?? 0) <= candidate.start) next += 1;
    if (overlapsAny(occupied, candidate.start, candidate.end)) continue;
    const prefixed = byPrefix(text, candidate, KINDS);
    const named: NumberFinding | null =
      byLabelBefore(text, candidate, labels, next, subjectKind) ??
      byEnumeration(text, candidate, previous) ??
      byLabelBehind(text, candidate, labels, next) ??
      prefixed ??
      byMisspeltLabel(text, candidate, KINDS) ??
      byExample(text, candidate, examples);
    // "Bestellung V-7752291": the order is named by the contract's number
    const finding: NumberFinding | null =
      named?.byNoun && named.kind === ORDER_NUMBER && prefixed !== null && prefixed.confidence >= 0.8
        ? prefixed
        : named;
    if (finding === null) continue;
    const before = candidates[index - 1];
    if (
      before !== undefined &&
      previous?.candidate.start !== before.start &&
      enumeratedBefore(text, before, finding)
    ) {
      findings.push({ ...finding, candidate: before, confidence: Math.min(finding.confidence, 0.8) });
    }
    findings.push(finding);
    const family = familyOf(finding.candidate.value);
    if (family !== null && finding.confidence >= 0.8) examples.set(family, finding);
    previous = finding;
  }
  return findings.map(({ kind, candidate, confidence }) =>
    entityAt(text, {
      type: kind.type,
      value: candidate.value,
      start: candidate.start,
      end: candidate.end,
      confidence,
      recognizer: kind.type.replace('_', '-'),
    }),
  );
};
