import { DEFAULT_AGENT_ORDER } from '../../domain/agent-order.js';
import type { Reservation } from '../../domain/reservation.js';
import type { Ticket } from '../../domain/ticket.js';
import { phrase } from '../explanation/phrase.js';
import type { Decision } from './decision.js';
import { describeCandidates } from './describe-candidates.js';
import type { CompleteEngineSettings } from './engine-settings.js';
import type { Entry, Line, Seat } from './memory.js';
import type { QueueBook } from './queue-book.js';

/** The offer of a line's first ticket to the first of the free agents, with the agents looked at. */
export function decideReservation({
  at,
  entry,
  line,
  free,
  seat,
  seats,
  queues,
  settings,
}: {
  readonly at: Date;
  readonly entry: Entry;
  readonly line: Line;
  /** Best first. */
  readonly free: readonly Seat[];
  /** The first of them. */
  readonly seat: Seat;
  readonly seats: ReadonlyMap<string, Seat>;
  readonly queues: QueueBook;
  readonly settings: CompleteEngineSettings;
}): Decision {
  const { ticket } = entry;
  const reservation: Reservation = {
    id: settings.nextReservationId(),
    ticketId: ticket.id,
    agentId: seat.id,
    state: 'pending',
    createdAt: at,
    expiresAt: new Date(at.getTime() + ticket.reservationTimeoutSeconds * 1000),
    endedAt: null,
    reason: null,
  };
  const autoAccept = queues.get(ticket.queue)?.autoAccept === true;
  const notes = [...notesOn(ticket, line, seat), ...(autoAccept ? [phrase('auto-accepted')] : [])];
  return {
    kind: 'reserve',
    ticket,
    ticketId: ticket.id,
    agentId: seat.id,
    reservationId: reservation.id,
    expiresAt: reservation.expiresAt,
    reservation,
    autoAccept,
    record: {
      kind: 'reservation',
      agentId: seat.id,
      reservationId: reservation.id,
      candidates: describeCandidates({
        line,
        free,
        seats,
        preferredId: ticket.preferredAgentId,
        at: at.getTime(),
        limit: settings.maxCandidatesExplained,
      }),
      ...(notes.length > 0 ? { notes } : {}),
    },
  };
}

function notesOn(ticket: Ticket, line: Line, seat: Seat): readonly string[] {
  const notes: string[] = [];
  if (line.order !== DEFAULT_AGENT_ORDER) notes.push(phrase(`order-${line.order}`));
  if (seat.id === ticket.preferredAgentId) notes.push(phrase('preferred-chosen'));
  if (line.language !== 'und' && line.demand.language === null) {
    notes.push(phrase('language-dropped', { language: line.language }));
  }
  if (line.standing === 'exhausted') notes.push(phrase('asked-again'));
  return notes;
}

export function decideTimeOut(ticket: Ticket, { id, agentId }: Reservation): Decision {
  const reason = phrase('offer-timed-out', { seconds: ticket.reservationTimeoutSeconds });
  return {
    kind: 'time-out',
    ticket,
    ticketId: ticket.id,
    agentId,
    reservationId: id,
    reason,
    record: { kind: 'reservation-end', reservationId: id, agentId, state: 'timed-out', reason },
  };
}

export function decideLost(ticket: Ticket, agentId: string): Decision {
  const reason = phrase('agent-offline');
  const reservationId = ticket.state === 'reserved' ? (ticket.reservation?.id ?? null) : null;
  return {
    kind: 'agent-lost',
    ticket,
    ticketId: ticket.id,
    agentId,
    reservationId,
    reason,
    record:
      reservationId === null
        ? { kind: 'note', sentence: phrase('returned-to-queue', { agent: agentId }) }
        : { kind: 'reservation-end', reservationId, agentId, state: 'canceled', reason },
  };
}
