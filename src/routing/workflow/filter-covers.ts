import { CHANNELS } from '../../domain/channel.js';
import { TIERS } from '../../domain/prediction.js';
import { URGENCIES, urgencyOf } from '../../domain/urgency.js';
import type { FilterCondition } from '../../domain/workflow.js';

/**
 * Whether every ticket for which `later` holds is already taken by `earlier`, so that `later` could never decide.
 * Sound but not complete: several earlier filters that only together cover a later one are not found out.
 */
export function filterCovers(earlier: FilterCondition, later: FilterCondition): boolean {
  return (
    // a business case that is only guessed (tier triage) is taken only where the filter names that tier
    (earlier.businessCase === undefined || canTakeGuesses(earlier) || !canBeTriage(later)) &&
    listCovers(earlier.businessCase, later.businessCase) &&
    listCovers(earlier.tier, later.tier, TIERS) &&
    listCovers(earlier.channel, later.channel, CHANNELS) &&
    listCovers(earlier.language, later.language) &&
    (earlier.outOfScope === undefined || earlier.outOfScope === scopeOf(later)) &&
    (earlier.hasEntities ?? []).every((type) => later.hasEntities?.includes(type) === true) &&
    (earlier.minimumConfidence ?? 0) <= (later.minimumConfidence ?? 0) &&
    listCovers(earlier.urgency, later.urgency, URGENCIES) &&
    listCovers(earlier.urgencySigns, later.urgencySigns) &&
    attributesCover(earlier.customerAttributes ?? {}, later.customerAttributes ?? {})
  );
}

/** Whether no ticket at all can meet the condition. */
export function neverHolds(when: FilterCondition): boolean {
  return (when.outOfScope === true && when.businessCase !== undefined) || isCalmAndUrgent(when);
}

/** Asks for normal urgency and for signs each of which alone makes it high. */
const isCalmAndUrgent = ({ urgency, urgencySigns }: FilterCondition) =>
  urgency?.includes('high') === false && urgencySigns?.every((sign) => urgencyOf([sign]) === 'high') === true;

const attributesCover = (
  earlier: Readonly<Record<string, readonly string[]>>,
  later: Readonly<Record<string, readonly string[]>>,
) =>
  Object.entries(earlier).every(
    ([attribute, values]) => Object.hasOwn(later, attribute) && listCovers(values, later[attribute]),
  );

function listCovers(
  earlier: readonly string[] | undefined,
  later: readonly string[] | undefined,
  all?: readonly string[],
): boolean {
  if (earlier === undefined) return true;
  const taken = new Set(earlier);
  return (later ?? all)?.every((value) => taken.has(value)) === true;
}

/** A condition on the business case implies that the message is in scope. */
const scopeOf = (when: FilterCondition) =>
  when.outOfScope ?? (when.businessCase === undefined ? undefined : false);

const canTakeGuesses = (when: FilterCondition) => when.tier?.includes('triage') === true;

const canBeTriage = (when: FilterCondition) =>
  when.tier === undefined ? when.businessCase === undefined : when.tier.includes('triage');
