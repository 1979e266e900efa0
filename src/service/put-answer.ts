import type { Answer } from '../domain/answer.js';
import type { KnowledgeSource } from './knowledge-source.js';
import { conflict, invalid, type Outcome, ok } from './outcome.js';
import { replaceDocument } from './replace-document.js';
import type { ServiceContext } from './service-context.js';

/** Creates or replaces an answer article. */
export async function putAnswer(
  context: ServiceContext,
  knowledge: KnowledgeSource,
  article: Omit<Answer, 'version' | 'ratings'>,
): Promise<Outcome<Answer>> {
  if ((await knowledge.businessCase(article.businessCase)) === null) {
    return invalid('business-case-unknown', 'There is no such business case.', [
      { path: '/businessCase', sentence: 'is not a key of a business case' },
    ]);
  }
  const stored = await replaceDocument(context.store.answers, article.id, {
    make: (version, current) => ({
      ...article,
      // what was said of it stays with it
      ...(current?.ratings === undefined ? {} : { ratings: current.ratings }),
      version,
    }),
  });
  return stored === null
    ? conflict('answer-busy', 'The article is being changed by somebody else; try again.')
    : ok(stored);
}
