import type { Ticket } from '../domain/ticket.js';
import { chooseForReview } from '../knowledge/choose-for-review.js';
import { allPages } from './all-pages.js';
import type { ServiceContext } from './service-context.js';
import { isJudged } from './understand.js';

/** A message from which the model would learn much, if somebody judged it. */
export interface ReviewItem {
  readonly ticketId: string;
  readonly messageId: string;
  readonly text: string;
  readonly businessCase: string | null;
  readonly confidence: number;
  /** Why, as a sentence. */
  readonly reason: string;
}

const LATEST = 1000;

/**
 * Of the latest tickets that nobody has judged yet, those to learn most from, best first: the model wavered, and they
 * differ from each other; every fifth is drawn at random, to find where it is sure and wrong.
 */
export async function reviewQueue(
  context: ServiceContext,
  { limit = 50 }: { readonly limit?: number } = {},
): Promise<readonly ReviewItem[]> {
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
    limit,
  );
  return chosen.flatMap(({ id, why }) => {
    const item = items.get(id);
    if (item === undefined) return [];
    const { ticket, message } = item;
    const { businessCase, confidence } = ticket;
    const reason =
      why === 'random' ? 'Drawn at random, to find where the model is sure and wrong.' : reasonFor(ticket);
    return [{ ticketId: id, messageId: message.id, text: message.newText, businessCase, confidence, reason }];
  });
}

/** How far the first choice is ahead of the second: little where the model wavers. */
const margin = ({ alternatives }: Ticket) =>
  Math.max(0, (alternatives[0]?.confidence ?? 0) - (alternatives[1]?.confidence ?? 0));

function reasonFor(ticket: Ticket): string {
  if (ticket.outOfScope) return 'The model took it for out of scope.';
  const [first, second] = ticket.alternatives;
  return second === undefined
    ? 'The model was not sure.'
    : `The model wavered between ${first?.businessCase} and ${second.businessCase}.`;
}
