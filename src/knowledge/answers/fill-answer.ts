import type { Answer } from '../../domain/answer.js';
import type { KnownFact } from '../../domain/known-facts.js';

export interface FilledAnswer {
  /** Placeholders of known facts filled; those of unknown ones as they were. */
  readonly text: string;
  /** Facts that it requires or names and nobody knows. */
  readonly missing: readonly string[];
}

const PLACEHOLDER = /\{\{\s*([a-z][a-z0-9_]*)\s*\}\}/g;

/** Puts the ticket's facts into an article. Of several of one type the surest is taken, of equally sure ones the first. */
export function fillAnswer(
  { text, requiredEntities }: Pick<Answer, 'text' | 'requiredEntities'>,
  facts: readonly KnownFact[],
): FilledAnswer {
  const values = new Map<string, KnownFact>();
  for (const fact of facts) {
    const known = values.get(fact.type);
    if (known === undefined || fact.confidence > known.confidence) values.set(fact.type, fact);
  }
  const named = [...text.matchAll(PLACEHOLDER)].map(([, type = '']) => type);
  return {
    text: text.replace(PLACEHOLDER, (placeholder, type: string) => values.get(type)?.value ?? placeholder),
    missing: [...new Set([...requiredEntities, ...named])].filter((type) => !values.has(type)),
  };
}
