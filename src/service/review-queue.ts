import type { Message } from '../domain/message.js';
import type { ReviewReason } from '../domain/review-reason.js';
import type { Ticket } from '../domain/ticket.js';
import { chooseForReview } from '../knowledge/choose-for-review.js';
import { allPages } from './all-pages.js';
import { ticketIdOf } from './keep-example.js';
import type { ServiceContext } from './service-context.js';
import { isJudged } from './understand.js';

/** A message from which the model would learn much, if somebody judged it. */
export interface ReviewItem {
  readonly ticketId: string;
  readonly messageId: string;
  readonly text: string;
  readonly businessCase: string | null;
  readonly confidence: number;
  readonly why: ReviewReason;
  /** The same as a sentence. */
  readonly reason: string;
}

const LATEST = 1000;
/** A correction that nobody has agreed with for so long is not asked about any more. */
const AWAITED_MS = 30 * 86_400_000;

/**
 * First the corrections that wait for a second person. Then, of the latest tickets that nobody has judged yet, those to
 * learn most from, best first: the model wavered, and they differ from each other; every fifth is drawn at random, to find
 * where it is sure and wrong.
 */
export async function reviewQueue(
  context: ServiceContext,
  { limit = 50 }: { readonly limit?: number } = {},
): Promise<readonly ReviewItem[]> {
  const awaited = (await awaitingAgreement(context)).slice(0, limit);
  const open: Ticket[] = [];
  let seen = 0;
  for await (const ticket of allPages((page) => context.store.tickets.find(page))) {
    if (++seen > LATEST) break;
    if (!isJudged(ticket)) open.push(ticket);
  }
  const messages = await context.store.messages.getMany(
    open.flatMap(({ messageIds }) => messageIds[0] ?? []),
  );
  const byId = new Map(messages.map((message) => [message.id, message]));
  const items = new Map(
    open.flatMap((ticket) => {
      const message = byId.get(ticket.messageIds[0] ?? '');
      return message === undefined ? [] : [[ticket.id, { ticket, message }] as const];
    }),
  );
  const chosen = chooseForReview(
    [...items].map(([id, { ticket, message }]) => ({ id, text: message.newText, margin: margin(ticket) })),
    limit - awaited.length,
  );
  const toLearnFrom = chosen.flatMap(({ id, why }) => {
    const item = items.get(id);
    if (item === undefined) return [];
    const { ticket, message } = item;
    return [itemOf(ticket, message, why === 'random' ? why : uncertainty(ticket))];
  });
  return [...awaited, ...toLearnFrom];
}

/** Tickets that one agent has corrected, the correction being learnt only when another one agrees. */
async function awaitingAgreement(context: ServiceContext): Promise<readonly ReviewItem[]> {
  const since = new Date(context.clock.now().getTime() - AWAITED_MS);
  const ticketIds: string[] = [];
  for await (const { id, awaitsAgreement } of allPages((page) =>
    context.store.examples.list({ golden: false, since, ...page }),
  )) {
    const ticketId = awaitsAgreement ? ticketIdOf(id) : undefined;
    if (ticketId !== undefined) ticketIds.push(ticketId);
  }
  const tickets = await context.store.tickets.getMany(ticketIds);
  const messages = await context.store.messages.getMany(
    tickets.flatMap(({ messageIds }) => messageIds[0] ?? []),
  );
  const byId = new Map(messages.map((message) => [message.id, message]));
  return tickets.flatMap((ticket) => {
    const message = byId.get(ticket.messageIds[0] ?? '');
    return message === undefined ? [] : [itemOf(ticket, message, 'second-opinion')];
  });
}

function itemOf(ticket: Ticket, message: Message, why: ReviewReason): ReviewItem {
  const { id: ticketId, businessCase, confidence } = ticket;
  const reason = sentenceOf(why, ticket);
  return { ticketId, messageId: message.id, text: message.newText, businessCase, confidence, why, reason };
}

/** How far the first choice is ahead of the second: little where the model wavers. */
const margin = ({ alternatives }: Ticket) =>
  Math.max(0, (alternatives[0]?.confidence ?? 0) - (alternatives[1]?.confidence ?? 0));

const uncertainty = ({ outOfScope, alternatives }: Ticket): ReviewReason =>
  outOfScope ? 'out-of-scope' : alternatives[1] === undefined ? 'unsure' : 'wavered';

function sentenceOf(why: ReviewReason, { alternatives: [first, second] }: Ticket): string {
  switch (why) {
    case 'second-opinion':
      return 'An agent corrected it; it is learnt only when a second person agrees.';
    case 'out-of-scope':
      return 'The model took it for out of scope.';
    case 'wavered':
      return `The model wavered between ${first?.businessCase} and ${second?.businessCase}.`;
    case 'unsure':
      return 'The model was not sure.';
    case 'random':
      return 'Drawn at random, to find where the model is sure and wrong.';
  }
}
