import type { Flow } from './flow.js';
import { notFound, type Outcome, ok } from './outcome.js';
import type { ServiceContext } from './service-context.js';
import { ticketText } from './ticket-text.js';

/** Which words carry the business case that the live model sees in a ticket's text. */
export interface CarryingWords {
  readonly ticketId: string;
  /** The live model's forced first choice; the ticket may have been judged otherwise meanwhile. */
  readonly businessCase: string;
  readonly modelId: string;
  /** Strongest first, at most ten. `weight`: by how much the log probability falls without the word. */
  readonly words: readonly { readonly word: string; readonly weight: number }[];
}

export async function carryingWords(
  context: ServiceContext,
  { classifier }: Pick<Flow, 'classifier'>,
  ticketId: string,
): Promise<Outcome<CarryingWords>> {
  const ticket = await context.store.tickets.get(ticketId);
  if (ticket === null) return notFound('ticket', ticketId);
  const messages = await context.store.messages.getMany(ticket.messageIds);
  const { text, subject } = ticketText(messages);
  const live = classifier();
  const { language } = ticket;
  const { businessCase, words } = live.explain({ text, language, ...(subject === null ? {} : { subject }) });
  return ok({ ticketId, businessCase, modelId: live.modelId, words });
}
