import type { Ticket } from '../../domain/ticket.js';
import { accept, complete, releaseReservation, requeue, reserve } from '../../domain/ticket-state.js';
import type { Decision } from './decision.js';

/** The ticket as a decision wants it stored, or null where its state does not allow it. */
export function applyDecision(decision: Decision, at: Date): Ticket | null {
  const { ticket } = decision;
  switch (decision.kind) {
    case 'reserve': {
      const reserved = reserve(ticket, decision.reservation);
      return decision.autoAccept && reserved !== null ? accept(reserved, at) : reserved;
    }
    case 'time-out':
      return releaseReservation(ticket, { state: 'timed-out', at, reason: decision.reason });
    case 'agent-lost':
      return requeue(ticket, at, decision.reason);
    case 'relax':
    case 'overflow':
    case 'to-triage':
      return { ...ticket, ...decision.change };
    case 'wrap-up-over':
      return complete(ticket, at);
  }
}
