import type { DecisionData } from '../domain/decision-record.js';
import type { DomainEvent } from '../domain/event.js';
import type { Ticket } from '../domain/ticket.js';
import { reservationEvent, ticketEvent } from './domain-events.js';
import { conflict, notFound, type Outcome, ok, type Refusal } from './outcome.js';
import type { ServiceContext } from './service-context.js';

/** What a change makes of a ticket. `eventType` names it on `weiche.tickets`; its decisions are recorded. */
export interface TicketChange {
  readonly ticket: Ticket;
  readonly eventType: string;
  readonly decisions?: readonly DecisionData[];
  readonly events?: readonly DomainEvent[];
}

const ATTEMPTS = 8;

/**
 * Reads a ticket, lets `change` decide on the current state, and writes the result with its events in one
 * compare-and-set; when somebody else wrote in between, it reads and decides again.
 */
export async function changeTicket(
  context: ServiceContext,
  ticketId: string,
  change: (
    ticket: Ticket,
    at: Date,
  ) => TicketChange | Refusal | null | Promise<TicketChange | Refusal | null>,
): Promise<Outcome<Ticket>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const ticket = await context.store.tickets.get(ticketId);
    if (ticket === null) return notFound('ticket', ticketId);
    const at = context.clock.now();
    const changed = await change(ticket, at);
    if (changed === null) return ok(ticket);
    if ('kind' in changed) return changed;
    const reservationChanged = changed.ticket.reservation !== ticket.reservation;
    const events = [
      ticketEvent(context, changed.eventType, changed.ticket, ticket.version + 1, ticket.agentId),
      ...(reservationChanged ? reservationEvent(context, changed.ticket) : []),
      ...(changed.events ?? []),
    ];
    if (changed.decisions !== undefined && changed.decisions.length > 0) {
      // before the ticket: a record of a write that then loses its race is harmless, a write without record is not
      await context.store.decisions.insertMany(
        changed.decisions.map((data) => ({ id: context.ids.next(), ticketId, at, data })),
      );
    }
    if ((await context.store.tickets.update(changed.ticket, { events })) === 'updated') {
      const { state, queue, agentId, reservation } = changed.ticket;
      context.log.info(
        {
          ticketId,
          state,
          queue,
          agentId,
          reservationId: reservation?.id ?? null,
          version: ticket.version + 1,
        },
        changed.eventType,
      );
      return ok({ ...changed.ticket, version: ticket.version + 1 });
    }
  }
  return conflict('ticket-busy', 'The ticket is being changed by somebody else; try again.');
}
