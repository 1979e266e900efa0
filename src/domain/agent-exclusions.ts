import type { Agent } from './agent.js';
import type { Ticket } from './ticket.js';

export type ExclusionKind = 'queue' | 'business-case' | 'customer';

/** What an exclusion can name of a ticket. */
export type ExcludableFacts = Pick<Ticket, 'queue' | 'businessCase' | 'customerId'>;

/** Why a supervisor keeps the ticket from the agent, or null. */
export function exclusionOf(agent: Pick<Agent, 'exclusions'>, ticket: ExcludableFacts): ExclusionKind | null {
  const { queues = [], businessCases = [], customers = [] } = agent.exclusions ?? {};
  if (queues.includes(ticket.queue)) return 'queue';
  if (ticket.businessCase !== null && businessCases.includes(ticket.businessCase)) return 'business-case';
  return ticket.customerId !== null && customers.includes(ticket.customerId) ? 'customer' : null;
}
