// The state machine of a ticket with its reservation. Pure: a move returns the changed ticket, or null where the
// ticket's state does not allow it. The store adds the version check, so a lost race is a refused write.
import { endReservation, type Reservation } from './reservation.js';
import type { Ticket, TicketState } from './ticket.js';

const MOVES: Readonly<Record<TicketState, readonly TicketState[]>> = {
  pending: ['reserved', 'answered', 'completed'],
  reserved: ['pending', 'assigned'],
  assigned: ['wrapping', 'completed', 'pending'],
  wrapping: ['completed', 'pending'],
  completed: ['pending'],
  answered: ['pending'],
};

export function canMove(from: TicketState, to: TicketState): boolean {
  return MOVES[from].includes(to);
}

/** Open tickets are somebody's work: waiting for an agent or with one. */
export function isOpen(ticket: Ticket): boolean {
  return ticket.state !== 'completed' && ticket.state !== 'answered';
}

/** True while the ticket takes a share of its agent's capacity: offered, assigned or wrapping. */
export function occupiesAgent(ticket: Ticket): boolean {
  return (
    ticket.agentId !== null &&
    (ticket.state === 'reserved' || ticket.state === 'assigned' || ticket.state === 'wrapping')
  );
}

export function reserve(ticket: Ticket, reservation: Reservation): Ticket | null {
  if (ticket.state !== 'pending' || reservation.state !== 'pending' || reservation.ticketId !== ticket.id)
    return null;
  return {
    ...ticket,
    state: 'reserved',
    agentId: reservation.agentId,
    reservation,
    ...(ticket.heldUntil == null ? {} : { heldUntil: null }),
  };
}

export function accept(ticket: Ticket, at: Date): Ticket | null {
  if (ticket.state !== 'reserved' || ticket.reservation === null) return null;
  if (at.getTime() > ticket.reservation.expiresAt.getTime()) return null;
  const reservation = endReservation(ticket.reservation, { state: 'accepted', at });
  return reservation && { ...ticket, state: 'assigned', reservation, acceptedAt: at };
}

/** Rejected by the agent, timed out, or canceled by the service: the ticket waits again and keeps its age. */
export function releaseReservation(
  ticket: Ticket,
  end: { readonly state: 'rejected' | 'timed-out' | 'canceled'; readonly at: Date; readonly reason?: string },
): Ticket | null {
  if (ticket.state !== 'reserved' || ticket.reservation === null) return null;
  const reservation = endReservation(ticket.reservation, end);
  if (reservation === null) return null;
  const passedOverBy =
    end.state === 'canceled'
      ? ticket.passedOverBy
      : [...ticket.passedOverBy.filter((id) => id !== reservation.agentId), reservation.agentId];
  return { ...ticket, state: 'pending', agentId: null, reservation, passedOverBy };
}

/** The customer is answered, the agent still has work to do: until they say so, or at most until `until`. */
export function wrapUp(ticket: Ticket, until: Date | null = null): Ticket | null {
  return ticket.state === 'assigned' ? { ...ticket, state: 'wrapping', wrapUntil: until } : null;
}

export function complete(ticket: Ticket, at: Date): Ticket | null {
  if (ticket.state !== 'assigned' && ticket.state !== 'wrapping') return null;
  return { ...ticket, state: 'completed', completedAt: at };
}

/** Takes the ticket from whoever has it and lets it wait again, its age kept; a pending offer is canceled. */
export function requeue(ticket: Ticket, at: Date, reason: string): Ticket | null {
  if (ticket.state === 'pending') return ticket;
  if (ticket.state === 'reserved') return releaseReservation(ticket, { state: 'canceled', at, reason });
  if (!isOpen(ticket)) return null;
  return { ...ticket, state: 'pending', agentId: null, acceptedAt: null };
}

/**
 * Puts the ticket aside until a date. From then on it waits, with an age that begins there, and is offered first to
 * whoever had it; a pending offer is canceled.
 */
export function hold(
  ticket: Ticket,
  { at, until }: { readonly at: Date; readonly until: Date },
): Ticket | null {
  const waiting = requeue(ticket, at, 'put aside');
  return (
    waiting && {
      ...waiting,
      heldUntil: until,
      waitingSince: until,
      preferredAgentId: ticket.state === 'pending' ? ticket.preferredAgentId : ticket.agentId,
    }
  );
}

/** Ends a hold before its date; the ticket waits from then on. */
export function endHold(ticket: Ticket, at: Date): Ticket {
  return ticket.heldUntil == null || ticket.state !== 'pending' || ticket.heldUntil <= at
    ? ticket
    : { ...ticket, heldUntil: null, waitingSince: at };
}

/** A customer's further message opens a finished ticket again; it waits from then on. */
export function reopen(ticket: Ticket, at: Date): Ticket | null {
  if (isOpen(ticket)) return null;
  return {
    ...ticket,
    state: 'pending',
    agentId: null,
    reservation: null,
    passedOverBy: [],
    acceptedAt: null,
    completedAt: null,
    heldUntil: null,
    wrapUntil: null,
    waitingSince: at,
  };
}
