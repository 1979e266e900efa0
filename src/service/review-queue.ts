import type { Ticket } from '../domain/ticket.js';
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

const LATEST = 200;

/** Of the latest tickets that nobody has judged yet, those of which the model was least sure, least sure first. */
export async function reviewQueue(
  context: ServiceContext,
  { limit = 50 }: { readonly limit?: number } = {},
): Promise<readonly ReviewItem[]> {
  const { items } = await context.store.tickets.find({ limit: LATEST });
  const chosen = items
    .filter((ticket) => !isJudged(ticket))
    .sort((a, b) => margin(a) - margin(b))
    .slice(0, limit);
  const messages = await context.store.messages.getMany(
    chosen.flatMap(({ messageIds }) => messageIds[0] ?? []),
  );
  const byId = new Map(messages.map((message) => [message.id, message]));
  return chosen.flatMap((ticket) => {
    const message = byId.get(ticket.messageIds[0] ?? '');
    if (message === undefined) return [];
    const { id: ticketId, businessCase, confidence } = ticket;
    return [
      {
        ticketId,
        messageId: message.id,
        text: message.newText,
        businessCase,
        confidence,
        reason: reasonFor(ticket),
      },
    ];
  });
}

/** How far the first choice is ahead of the second: little where the model wavers. */
const margin = ({ alternatives }: Ticket) =>
  (alternatives[0]?.confidence ?? 0) - (alternatives[1]?.confidence ?? 0);

function reasonFor(ticket: Ticket): string {
  if (ticket.outOfScope) return 'The model took it for out of scope.';
  const [first, second] = ticket.alternatives;
  return second === undefined
    ? 'The model was not sure.'
    : `The model wavered between ${first?.businessCase} and ${second.businessCase}.`;
}
