import type { Agent } from '../domain/agent.js';
import { exclusionOf } from '../domain/agent-exclusions.js';
import type { DecisionData } from '../domain/decision-record.js';
import type { Ticket } from '../domain/ticket.js';
import { requeue } from '../domain/ticket-state.js';
import { routeTicket } from '../routing/route-ticket.js';
import { factsOf } from '../routing/ticket-facts.js';
import type { RoutingConfiguration } from './current-routing.js';

export interface Rerouted {
  readonly ticket: Ticket;
  readonly decisions: readonly DecisionData[];
}

/**
 * Finds the queue for what the ticket is now known to be. It keeps its age, and stays with the agent who has
 * accepted it when they have the skills for it; otherwise it waits again.
 */
export function rerouteTicket(
  ticket: Ticket,
  {
    routing,
    holder,
    at,
  }: { readonly routing: RoutingConfiguration; readonly holder: Agent | null; readonly at: Date },
): Rerouted {
  const routed = routeTicket(factsOf(ticket), routing);
  const placed: Ticket = {
    ...ticket,
    queue: routed.queue,
    priority: routed.priority,
    requiredSkills: routed.requiredSkills,
    ownSkills: routed.ownSkills,
    agentOrder: routed.agentOrder,
    relaxation: routed.relaxation,
    targetWaitSeconds: routed.targetWaitSeconds,
    reservationTimeoutSeconds: routed.reservationTimeoutSeconds,
  };
  const working = ticket.state === 'assigned' || ticket.state === 'wrapping';
  if (
    working &&
    holder !== null &&
    holder.id === ticket.agentId &&
    hasSkills(holder, routed.requiredSkills) &&
    exclusionOf(holder, placed) === null
  ) {
    return { ticket: placed, decisions: [routed.record] };
  }
  const waiting = requeue(placed, at, 'business case changed') ?? placed;
  return { ticket: { ...waiting, passedOverBy: [] }, decisions: [routed.record] };
}

const hasSkills = (agent: Agent, required: Readonly<Record<string, number>>) =>
  Object.entries(required).every(([skill, least]) => (agent.skills[skill] ?? 0) >= least);
