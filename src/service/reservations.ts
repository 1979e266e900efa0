import type { Ticket } from '../domain/ticket.js';
import { accept, releaseReservation } from '../domain/ticket-state.js';
import { answeredOffer } from './agents.js';
import { changeTicket } from './change-ticket.js';
import { conflict, forbidden, notFound, type Outcome } from './outcome.js';
import type { ServiceContext } from './service-context.js';

export interface ReservationAnswer {
  readonly reservationId: string;
  /** The agent who answers; undefined where a supervisor acts for the agent. */
  readonly agentId?: string;
  readonly reason?: string;
}

/** The agent takes the ticket. `conflict` when the offer is no longer pending. */
export function acceptReservation(
  context: ServiceContext,
  answer: ReservationAnswer,
): Promise<Outcome<Ticket>> {
  return answerReservation(context, answer, 'accepted');
}

/** The agent declines; the ticket waits again and is offered to somebody else first. */
export function rejectReservation(
  context: ServiceContext,
  answer: ReservationAnswer,
): Promise<Outcome<Ticket>> {
  return answerReservation(context, answer, 'rejected');
}

async function answerReservation(
  context: ServiceContext,
  { reservationId, agentId, reason }: ReservationAnswer,
  state: 'accepted' | 'rejected',
): Promise<Outcome<Ticket>> {
  const found = await context.store.tickets.byReservationId(reservationId);
  if (found === null) return notFound('reservation', reservationId);
  const outcome = await changeTicket(context, found.id, (ticket, at) => {
    const { reservation } = ticket;
    if (reservation === null || reservation.id !== reservationId || reservation.state !== 'pending') {
      // the same answer again (a repeated call) is no conflict
      if (reservation?.id === reservationId && reservation.state === state && state === 'accepted')
        return null;
      return conflict('reservation-not-pending', 'This offer is no longer pending.');
    }
    if (agentId !== undefined && reservation.agentId !== agentId) {
      return forbidden('not-your-reservation', 'This offer was made to another agent.');
    }
    const next =
      state === 'accepted'
        ? accept(ticket, at)
        : releaseReservation(ticket, { state, at, ...(reason === undefined ? {} : { reason }) });
    if (next === null) return conflict('reservation-expired', 'This offer has run out.');
    return {
      ticket: next,
      eventType: state === 'accepted' ? 'ticket.assigned' : 'ticket.requeued',
      decisions: [
        {
          kind: 'reservation-end',
          reservationId,
          agentId: reservation.agentId,
          state,
          reason: reason ?? null,
        },
      ],
    };
  });
  if (outcome.kind === 'ok') {
    context.metrics.reservation(state);
    await answeredOffer(context, agentId ?? found.reservation?.agentId ?? '');
  }
  return outcome;
}
