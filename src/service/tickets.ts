import { exclusionOf } from '../domain/agent-exclusions.js';
import type { DecisionData } from '../domain/decision-record.js';
import type { Ticket } from '../domain/ticket.js';
import { complete, isOpen, requeue, wrapUp } from '../domain/ticket-state.js';
import { type PhraseValues, phrase } from '../routing/explanation/phrase.js';
import { becameIdle } from './agents.js';
import { changeTicket } from './change-ticket.js';
import { conflict, forbidden, invalid, notFound, type Outcome, type Refusal } from './outcome.js';
import type { ServiceContext } from './service-context.js';

/** Who asks; an agent may act on their own tickets only, a supervisor (no agentId) on all. */
export interface Actor {
  readonly agentId?: string;
  /** The version that the actor has seen: a ticket that has changed since is left alone (`isTicketChanged`). */
  readonly expectedVersion?: number;
}

const TICKET_CHANGED = 'ticket-changed';

/** The refusal of a write whose actor has seen an older version of the ticket; null when it may go on. */
export const staleFor = (ticket: Ticket, { expectedVersion }: Actor): Refusal | null =>
  expectedVersion !== undefined && expectedVersion !== ticket.version
    ? conflict(TICKET_CHANGED, 'Somebody else has changed the ticket meanwhile; look at it again.')
    : null;

export const isTicketChanged = (outcome: Outcome<unknown>): boolean =>
  outcome.kind === 'conflict' && outcome.code === TICKET_CHANGED;

export const notYours = (ticket: Ticket, actor: Actor): Refusal | null =>
  actor.agentId !== undefined && ticket.agentId !== actor.agentId
    ? forbidden('not-your-ticket', 'This ticket is not assigned to you.')
    : null;

/**
 * Ends the work on a ticket. `wrapUp: true` first keeps the agent for work after the answer, and so does a queue with
 * a wrap-up time, unless `wrapUp` is false; calling it again ends that too.
 */
export async function completeTicket(
  context: ServiceContext,
  ticketId: string,
  options: Actor & { readonly wrapUp?: boolean } = {},
): Promise<Outcome<Ticket>> {
  const outcome = await changeTicket(context, ticketId, async (ticket, at) => {
    if (ticket.state === 'completed') return null;
    const refusal = notYours(ticket, options) ?? staleFor(ticket, options);
    if (refusal !== null) return refusal;
    const next =
      options.wrapUp === false ? complete(ticket, at) : await ended(context, ticket, { at, ...options });
    if (next === null) {
      return conflict(
        'ticket-not-assigned',
        `A ticket that is ${ticket.state} cannot be completed; accept it first.`,
      );
    }
    return { ticket: next, eventType: next.state === 'wrapping' ? 'ticket.wrapping' : 'ticket.completed' };
  });
  if (outcome.kind === 'ok' && outcome.value.state === 'completed' && outcome.value.agentId !== null) {
    await becameIdle(context, outcome.value.agentId);
  }
  return outcome;
}

/** Completed, or wrapping where its queue or the agent asks for that first. */
async function ended(
  context: ServiceContext,
  ticket: Ticket,
  { at, wrapUp: wanted }: { readonly at: Date; readonly wrapUp?: boolean },
): Promise<Ticket | null> {
  const queue = ticket.state === 'assigned' ? await context.store.queues.get(ticket.queue) : null;
  const seconds = queue?.wrapUpSeconds ?? 0;
  if (wanted !== true && seconds === 0) return complete(ticket, at);
  return ticket.state === 'wrapping'
    ? complete(ticket, at)
    : wrapUp(ticket, seconds === 0 ? null : new Date(at.getTime() + seconds * 1000));
}

export interface TransferTarget {
  readonly queue?: string;
  readonly agentId?: string;
  readonly reason?: string;
}

/**
 * Hands a ticket to another queue or to a certain agent, its age kept. The agent must have the skills and be
 * available, and is offered the ticket before anybody else.
 */
export async function transferTicket(
  context: ServiceContext,
  ticketId: string,
  target: TransferTarget,
  actor: Actor = {},
): Promise<Outcome<Ticket>> {
  if ((target.queue === undefined) === (target.agentId === undefined)) {
    return invalid('transfer-target', 'Name either a queue or an agent.');
  }
  return changeTicket(context, ticketId, async (ticket, at) => {
    if (!isOpen(ticket)) return conflict('ticket-not-open', 'The ticket is completed.');
    const refusal = notYours(ticket, actor) ?? staleFor(ticket, actor);
    if (refusal !== null) return refusal;
    const waiting = requeue(ticket, at, 'transferred');
    if (waiting === null) return conflict('ticket-not-open', 'The ticket is completed.');
    if (target.queue !== undefined) {
      const queue = await context.store.queues.get(target.queue);
      if (queue === null) return notFound('queue', target.queue);
      return {
        ticket: {
          ...waiting,
          queue: queue.name,
          requiredSkills: queue.requiredSkills,
          ownSkills: {},
          agentOrder: null,
          relaxation: [],
          heldUntil: null,
          passedOverBy: [],
        },
        eventType: 'ticket.transferred',
        decisions: [noteOf('transferred-to-queue', { queue: queue.name }, target.reason)],
      };
    }
    const agent = await context.store.agents.get(target.agentId ?? '');
    if (agent === null) return notFound('agent', target.agentId ?? '');
    if (agent.presence !== 'available')
      return conflict('agent-not-available', 'That agent is not available.');
    const missing = Object.entries(ticket.requiredSkills).filter(
      ([skill, least]) => (agent.skills[skill] ?? 0) < least,
    );
    if (missing.length > 0) {
      return conflict('agent-lacks-skill', `That agent lacks ${missing.map(([skill]) => skill).join(', ')}.`);
    }
    const exclusion = exclusionOf(agent, ticket);
    if (exclusion !== null) {
      return conflict(
        'agent-excluded',
        `A supervisor keeps that agent from this ticket's ${EXCLUSIONS[exclusion]}.`,
      );
    }
    return {
      // the dispatcher makes the offer: only it knows what else the agent is being offered
      ticket: {
        ...waiting,
        preferredAgentId: agent.id,
        heldUntil: null,
        passedOverBy: ticket.passedOverBy.filter((id) => id !== agent.id),
      },
      eventType: 'ticket.transferred',
      decisions: [noteOf('transferred-to-agent', { agent: agent.id }, target.reason)],
    };
  });
}

const EXCLUSIONS = { queue: 'queue', 'business-case': 'business case', customer: 'customer' } as const;

const noteOf = (
  key: 'transferred-to-queue' | 'transferred-to-agent',
  values: PhraseValues,
  reason: string | undefined,
): DecisionData => ({
  kind: 'note',
  sentence: reason === undefined ? phrase(key, values) : phrase(`${key}-because`, { ...values, reason }),
});
