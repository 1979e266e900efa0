import type { Answer } from '../domain/answer.js';
import type { KnowledgeSource } from './knowledge-source.js';
import { conflict, invalid, type Outcome, ok } from './outcome.js';
import type { ServiceContext } from './service-context.js';

const ATTEMPTS = 5;

/** Creates or replaces an answer article. */
export async function putAnswer(
  context: ServiceContext,
  knowledge: KnowledgeSource,
  article: Omit<Answer, 'version'>,
): Promise<Outcome<Answer>> {
  if ((await knowledge.businessCase(article.businessCase)) === null) {
    return invalid('business-case-unknown', 'There is no such business case.', [
      { path: '/businessCase', sentence: 'is not a key of a business case' },
    ]);
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await context.store.answers.get(article.id);
    const next: Answer = { ...article, version: stored?.version ?? 0 };
    if ((await context.store.answers.put(next)) === 'updated')
      return ok({ ...next, version: next.version + 1 });
  }
  return conflict('answer-busy', 'The article is being changed by somebody else; try again.');
}
