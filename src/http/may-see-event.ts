import type { DomainEvent } from '../domain/event.js';
import type { Caller } from './caller.js';

/**
 * Agents see what concerns their agent or happens to a ticket that they look at (`watchedTicketId`), and that a new
 * model or workflow is live; data staff see models, jobs, and that the knowledge base has changed.
 */
export function maySee(caller: Caller, event: DomainEvent, watchedTicketId?: string): boolean {
  const [subject] = event.type.split('.', 1);
  switch (caller.role) {
    case 'admin':
    case 'supervisor':
      return true;
    case 'data':
      return subject === 'model' || subject === 'job' || subject === 'knowledge';
    case 'agent':
      return (
        event.data['agentId'] === caller.agentId ||
        event.data['previousAgentId'] === caller.agentId ||
        (watchedTicketId !== undefined && event.data['ticketId'] === watchedTicketId) ||
        subject === 'model' ||
        subject === 'workflow'
      );
    default:
      return false;
  }
}
