import type { Ticket } from '../domain/ticket.js';
import { endHold, hold, isOpen } from '../domain/ticket-state.js';
import { timeOfDay } from '../routing/engine/describe-candidates.js';
import { phrase } from '../routing/explanation/phrase.js';
import { becameIdle } from './agents.js';
import { changeTicket } from './change-ticket.js';
import { conflict, invalid, type Outcome } from './outcome.js';
import type { ServiceContext } from './service-context.js';
import { type Actor, notYours, staleFor } from './tickets.js';

export interface HoldRequest {
  /** The follow-up date; null ends a hold. */
  readonly until: Date | null;
  readonly reason?: string;
}

/**
 * Puts an open ticket aside until a follow-up date; its agent is free, and is asked first when the date has come. A
 * message of the customer ends the hold.
 */
export async function holdTicket(
  context: ServiceContext,
  ticketId: string,
  { until, reason }: HoldRequest,
  actor: Actor = {},
): Promise<Outcome<Ticket>> {
  let freed: string | null = null;
  const outcome = await changeTicket(context, ticketId, (ticket, at) => {
    freed = ticket.agentId;
    if (!isOpen(ticket)) return conflict('ticket-not-open', 'The ticket is completed.');
    const stale = staleFor(ticket, actor);
    if (stale !== null) return stale;
    const refusal = notYours(ticket, actor);
    if (until === null) {
      const next = endHold(ticket, at);
      return next === ticket
        ? null
        : {
            ticket: next,
            eventType: 'ticket.hold-ended',
            decisions: [{ kind: 'note', sentence: phrase('hold-ended') }],
          };
    }
    if (refusal !== null) return refusal;
    if (until <= at) return invalid('hold-in-the-past', 'The follow-up date must lie in the future.');
    const next = hold(ticket, { at, until });
    if (next === null) return conflict('ticket-not-open', 'The ticket is completed.');
    const time = timeOfDay(until.getTime());
    const sentence =
      reason === undefined ? phrase('put-aside', { time }) : phrase('put-aside-because', { time, reason });
    return { ticket: next, eventType: 'ticket.held', decisions: [{ kind: 'note', sentence }] };
  });
  if (outcome.kind === 'ok' && until !== null && freed !== null) await becameIdle(context, freed);
  return outcome;
}
