import type { Answer } from '../domain/answer.js';
import { knownFacts } from '../domain/known-facts.js';
import { fillAnswer } from '../knowledge/answers/fill-answer.js';
import { answerScore, rankAnswers } from '../knowledge/answers/rank-answers.js';
import type { KnowledgeSource } from './knowledge-source.js';
import { notFound, type Outcome, ok } from './outcome.js';
import type { ServiceContext } from './service-context.js';

/** An article for a ticket, with the ticket's facts in it. */
export interface SuggestedAnswer {
  readonly answerId: string;
  readonly title: string;
  readonly language: string;
  readonly text: string;
  /** Facts that it needs and nobody knows; their placeholders stand in the text. */
  readonly missing: readonly string[];
  /** How good it surely is by its ratings, 0..1. */
  readonly score: number;
}

/**
 * Articles for the ticket's business case: in its language first, then those for which all facts are known, then by
 * ratings.
 */
export async function suggestAnswers(
  { store }: ServiceContext,
  knowledge: Pick<KnowledgeSource, 'answers'>,
  ticketId: string,
): Promise<Outcome<readonly SuggestedAnswer[]>> {
  const ticket = await store.tickets.get(ticketId);
  if (ticket === null) return notFound('ticket', ticketId);
  if (ticket.businessCase === null) return ok([]);
  const articles = (await knowledge.answers()).filter((one) => one.businessCase === ticket.businessCase);
  // an agent reads it before it is sent, so that it may tell what the company's systems know
  const facts = knownFacts(ticket);
  const filled = rankAnswers(articles).map((article) => ({
    article,
    ...fillAnswer(article, facts),
  }));
  const later = ({ article, missing }: (typeof filled)[number]) =>
    (article.language === ticket.language ? 0 : 2) + (missing.length === 0 ? 0 : 1);
  return ok(
    filled
      .sort((a, b) => later(a) - later(b))
      .map(({ article, text, missing }) => ({
        answerId: article.id,
        title: article.title,
        language: article.language,
        text,
        missing,
        score: answerScore(article),
      })),
  );
}

export interface AnswerRating {
  readonly helpful: boolean;
  readonly by: 'agent' | 'customer';
  /** Agent, or the key that speaks for the customer. */
  readonly raterId: string;
}

/**
 * Counts a rating; the first of each rater for a ticket and article, so that a repeated call changes nothing. A shipped
 * article is kept in the store from its first rating on.
 */
export async function rateAnswer(
  context: ServiceContext,
  knowledge: Pick<KnowledgeSource, 'answers'>,
  { ticketId, answerId }: { readonly ticketId: string; readonly answerId: string },
  rating: AnswerRating,
): Promise<Outcome<Answer>> {
  const { store } = context;
  const find = async () => (await knowledge.answers()).find(({ id }) => id === answerId) ?? null;
  const [ticket, article] = await Promise.all([store.tickets.get(ticketId), find()]);
  if (ticket === null) return notFound('ticket', ticketId);
  if (article === null) return notFound('answer', answerId);
  const { helpful, by, raterId } = rating;
  const rater = by === 'customer' ? 'customer' : raterId;
  const recordId = `rating-${ticketId}-${answerId}-${rater}`;
  const decisions = await store.decisions.byTicket(ticketId);
  if (decisions.some((record) => record.id === recordId)) return ok(article);
  for (let current: Answer | null = article; current !== null; current = await find()) {
    const { helpful: good = 0, unhelpful: bad = 0 } = current.ratings ?? {};
    const ratings = { helpful: good + (helpful ? 1 : 0), unhelpful: bad + (helpful ? 0 : 1) };
    if ((await store.answers.put({ ...current, ratings })) === 'conflict') continue;
    const data = { kind: 'answer-rating', articleId: answerId, helpful, by, raterId } as const;
    await store.decisions.insertMany([{ id: recordId, ticketId, at: context.clock.now(), data }]);
    return ok({ ...current, ratings, version: current.version + 1 });
  }
  return notFound('answer', answerId);
}
