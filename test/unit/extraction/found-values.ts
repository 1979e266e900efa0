import type { Entity } from '../../../src/domain/entity.js';
import { extractEntities } from '../../../src/extraction/extract-entities.js';

/** Wednesday, 4 March 2026, 11:00 in Berlin. */
export const RECEIVED_AT = new Date('2026-03-04T10:00:00Z');

export function found(text: string, language?: string): readonly Entity[] {
  return extractEntities({ text, receivedAt: RECEIVED_AT, ...(language === undefined ? {} : { language }) });
}

/** Text and value of the entities of one type, as `text -> value`. */
export function foundValues(type: string, text: string, language?: string): readonly string[] {
  return found(text, language)
    .filter((entity) => entity.type === type)
    .map((entity) => `${entity.text} -> ${entity.value}`);
}
