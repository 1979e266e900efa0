import type { Answer } from '../../domain/answer.js';
import type { Entity } from '../../domain/entity.js';

export interface FilledAnswer {
  /** Placeholders of known entities filled; those of unknown ones as they were. */
  readonly text: string;
  /** Entity types that it requires or names and nobody knows. */
  readonly missing: readonly string[];
}

const PLACEHOLDER = /\{\{\s*([a-z][a-z0-9_]*)\s*\}\}/g;

/** Puts the ticket's facts into an article. Of several of one type the surest is taken, of equally sure ones the first. */
export function fillAnswer(
  { text, requiredEntities }: Pick<Answer, 'text' | 'requiredEntities'>,
  entities: readonly Entity[],
): FilledAnswer {
  const values = new Map<string, Entity>();
  for (const entity of entities) {
    const known = values.get(entity.type);
    if (known === undefined || entity.confidence > known.confidence) values.set(entity.type, entity);
  }
  const named = [...text.matchAll(PLACEHOLDER)].map(([, type = '']) => type);
  return {
    text: text.replace(PLACEHOLDER, (placeholder, type: string) => values.get(type)?.value ?? placeholder),
    missing: [...new Set([...requiredEntities, ...named])].filter((type) => !values.has(type)),
  };
}
