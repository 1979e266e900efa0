import type { Entity } from '../domain/entity.js';
import { type ExtractionInput, extractEntities } from './extract-entities.js';
import type { ExtractionSettings } from './extraction-settings.js';

export interface MessageEntities {
  /** Offsets index the text. */
  readonly entities: readonly Entity[];
  /** Offsets index the subject; facts that stand in the text as well are left out. */
  readonly subjectEntities: readonly Entity[];
}

/**
 * The facts in a message's text and those that only its subject has ("Rechnung RE-2026-17 falsch"). They are kept
 * apart because an entity's offsets must index one string exactly.
 */
export function extractFromMessage(input: ExtractionInput, settings?: ExtractionSettings): MessageEntities {
  const entities = extractEntities(input, settings);
  const { subject } = input;
  if (subject === undefined || subject === null || subject === '') return { entities, subjectEntities: [] };
  const found = extractEntities({ ...input, text: subject, subject: null }, settings);
  if (found.length === 0) return { entities, subjectEntities: [] };
  const known = new Set(entities.map(({ type, value }) => `${type}\n${value}`));
  return { entities, subjectEntities: found.filter(({ type, value }) => !known.has(`${type}\n${value}`)) };
}
