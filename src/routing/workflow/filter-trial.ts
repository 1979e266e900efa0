import type { FilterTrial } from '../../domain/decision-record.js';
import type { FilterCondition, WorkflowFilter } from '../../domain/workflow.js';
import { phrase } from '../explanation/phrase.js';
import type { TicketFacts } from '../ticket-facts.js';

/** Whether a filter holds for a ticket and, where it does not, every condition that failed as a sentence. */
export function tryFilter(filter: WorkflowFilter, facts: TicketFacts): FilterTrial {
  const failed = failedConditions(filter.when, facts);
  return { filter: filter.name, matched: failed.length === 0, failed };
}

function failedConditions(when: FilterCondition, facts: TicketFacts): readonly string[] {
  const failed: string[] = [];
  if (when.businessCase !== undefined && isUnsure(facts) && when.tier?.includes('triage') !== true) {
    failed.push(phrase('filter-unsure', { actual: facts.businessCase ?? '—' }));
  } else if (when.businessCase !== undefined && !includes(when.businessCase, facts.businessCase)) {
    failed.push(
      phrase('filter-business-case', { actual: facts.businessCase ?? '—', wanted: list(when.businessCase) }),
    );
  }
  if (when.tier !== undefined && !includes(when.tier, facts.tier)) {
    failed.push(phrase('filter-tier', { actual: facts.tier, wanted: list(when.tier) }));
  }
  if (when.channel !== undefined && !includes(when.channel, facts.channel)) {
    failed.push(phrase('filter-channel', { actual: facts.channel, wanted: list(when.channel) }));
  }
  if (when.language !== undefined && !includes(when.language, facts.language)) {
    failed.push(phrase('filter-language', { actual: facts.language, wanted: list(when.language) }));
  }
  if (when.outOfScope !== undefined && when.outOfScope !== facts.outOfScope) {
    failed.push(phrase(facts.outOfScope ? 'filter-out-of-scope' : 'filter-in-scope'));
  }
  const missing = (when.hasEntities ?? []).filter((type) => !facts.entityTypes.includes(type));
  if (missing.length > 0) failed.push(phrase('filter-entities', { missing: list(missing) }));
  // written so that NaN fails
  if (when.minimumConfidence !== undefined && !(facts.confidence >= when.minimumConfidence)) {
    failed.push(
      phrase('filter-confidence', {
        actual: percent(facts.confidence),
        wanted: percent(when.minimumConfidence),
      }),
    );
  }
  if (when.urgency !== undefined && !includes(when.urgency, facts.urgency ?? 'normal')) {
    failed.push(phrase('filter-urgency', { actual: facts.urgency ?? 'normal', wanted: list(when.urgency) }));
  }
  if (when.urgencySigns?.some((sign) => facts.urgencySigns?.includes(sign)) === false) {
    failed.push(phrase('filter-urgency-signs', { wanted: list(when.urgencySigns) }));
  }
  return [...failed, ...failedAttributes(when.customerAttributes ?? {}, facts.customerAttributes ?? {})];
}

const failedAttributes = (
  wanted: Readonly<Record<string, readonly string[]>>,
  known: Readonly<Record<string, string>>,
): readonly string[] =>
  Object.entries(wanted).flatMap(([attribute, values]) => {
    if (!Object.hasOwn(known, attribute))
      return [phrase('filter-attribute-unknown', { attribute, wanted: list(values) })];
    const actual = known[attribute] ?? '';
    return values.includes(actual)
      ? []
      : [phrase('filter-attribute', { attribute, actual, wanted: list(values) })];
  });

/** Tier `triage` permits nothing but triage: a guessed business case decides only where a filter names that tier. */
const isUnsure = (facts: TicketFacts) => facts.tier === 'triage' && facts.businessCase !== null;

const includes = (values: readonly string[], value: string | null) =>
  value !== null && values.includes(value);
const list = (values: readonly string[]) => values.join(', ');
const percent = (share: number) => (share * 100).toFixed(1);
