import type { Agent } from '../../domain/agent.js';
import type { Ticket } from '../../domain/ticket.js';

/**
 * What an engine without indexes does, as the baseline of the bench: for a ticket it looks at every agent, for an
 * agent at every waiting ticket. Same rules for skills, language and order, without exclusions and ageing weights.
 */
export function scanForAgent(ticket: Ticket, agents: Iterable<Agent>): Agent | null {
  let best: Agent | null = null;
  for (const agent of agents) {
    if (!canTake(agent, ticket)) continue;
    if (best === null || agent.idleSince.getTime() < best.idleSince.getTime()) best = agent;
  }
  return best;
}

export function scanForTicket(agent: Agent, waiting: Iterable<Ticket>): Ticket | null {
  let best: Ticket | null = null;
  for (const ticket of waiting) {
    if (!canTake(agent, ticket)) continue;
    if (best === null || isBefore(ticket, best)) best = ticket;
  }
  return best;
}

const isBefore = (a: Ticket, b: Ticket) =>
  a.priority !== b.priority ? a.priority > b.priority : a.waitingSince.getTime() < b.waitingSince.getTime();

function canTake(agent: Agent, ticket: Ticket): boolean {
  if (agent.presence !== 'available' || agent.capacity[ticket.channel] < 1) return false;
  if (ticket.language !== 'und' && !agent.languages.includes(ticket.language)) return false;
  for (const skill in ticket.requiredSkills) {
    if ((agent.skills[skill] ?? 0) < (ticket.requiredSkills[skill] ?? 0)) return false;
  }
  return true;
}
