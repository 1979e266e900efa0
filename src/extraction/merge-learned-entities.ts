import type { Entity } from '../domain/entity.js';
import { mergeEntities } from './merge-entities.js';

/** As `Entity.recognizer` of what the learned tagger found. */
export const TAGGER = 'tagger';

/**
 * Joins what the recognisers found with what the learned tagger found. Both may know a type, and both may be wrong:
 * 1. where both found the same type in overlapping places, the recogniser's entity stays: its borders and its normalised
 *    value follow from a rule; it gains the tagger's confidence where that is higher. Unless the tagger is sure and the
 *    recogniser only guessed: then the company's own rows know better;
 * 2. where types differ, the surer one stays (mergeEntities). The tagger's confidence is a probability, capped below
 *    that of findings which prove themselves by check digits or form.
 */
export function mergeLearnedEntities(
  recognized: readonly Entity[],
  learned: readonly Entity[],
): readonly Entity[] {
  const kept: Entity[] = [];
  const supported = new Map<Entity, number>();
  const beaten = new Set<Entity>();
  for (const own of learned) {
    const rivals = recognized.filter(
      (entity) => entity.type === own.type && entity.start < own.end && own.start < entity.end,
    );
    if (rivals.length === 0 || (own.confidence >= SURE && rivals.every(isGuess))) {
      kept.push(own);
      for (const rival of rivals) beaten.add(rival);
      continue;
    }
    for (const rival of rivals)
      supported.set(rival, Math.max(supported.get(rival) ?? 0, own.confidence, rival.confidence));
  }
  return mergeEntities([
    ...kept,
    ...recognized
      .filter((entity) => !beaten.has(entity))
      .map((entity) => ({ ...entity, confidence: supported.get(entity) ?? entity.confidence })),
  ]);
}

const SURE = 0.9;

/** Digits without a label of their own, names without a closing and the like. */
function isGuess({ confidence }: Entity): boolean {
  return confidence < 0.75;
}
