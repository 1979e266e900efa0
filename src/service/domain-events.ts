import type { Agent } from '../domain/agent.js';
import type { Channel } from '../domain/channel.js';
import { type DomainEvent, TOPICS } from '../domain/event.js';
import type { Message } from '../domain/message.js';
import type { Ticket } from '../domain/ticket.js';
import type { ServiceContext } from './service-context.js';

type Stamp = Pick<ServiceContext, 'clock' | 'ids'>;

const stamp = ({ clock, ids }: Stamp) => ({ id: ids.next(), version: 1 as const, occurredAt: clock.now() });

/**
 * `ticketVersion` is the version that the ticket has after the write that carries the event; `previousAgentId` tells
 * the agent who had it before that it is gone.
 */
export function ticketEvent(
  context: Stamp,
  type: string,
  ticket: Ticket,
  ticketVersion: number,
  previousAgentId: string | null = null,
): DomainEvent {
  return {
    ...stamp(context),
    type,
    topic: TOPICS.tickets,
    key: ticket.id,
    data: {
      ticketId: ticket.id,
      ticketVersion,
      state: ticket.state,
      conversationId: ticket.conversationId,
      channel: ticket.channel,
      language: ticket.language,
      businessCase: ticket.businessCase,
      confidence: ticket.confidence,
      tier: ticket.tier,
      outOfScope: ticket.outOfScope,
      queue: ticket.queue,
      priority: ticket.priority,
      agentId: ticket.agentId,
      ...(previousAgentId === null || previousAgentId === ticket.agentId ? {} : { previousAgentId }),
      modelId: ticket.modelId,
    },
  };
}

/** `reservation.created`, `reservation.accepted`, `reservation.rejected`, `reservation.timed-out`, `reservation.canceled`. */
export function reservationEvent(context: Stamp, ticket: Ticket): readonly DomainEvent[] {
  const { reservation } = ticket;
  if (reservation === null) return [];
  return [
    {
      ...stamp(context),
      type: `reservation.${reservation.state === 'pending' ? 'created' : reservation.state}`,
      topic: TOPICS.reservations,
      key: ticket.id,
      data: {
        reservationId: reservation.id,
        ticketId: ticket.id,
        agentId: reservation.agentId,
        state: reservation.state,
        expiresAt: reservation.expiresAt.toISOString(),
      },
    },
  ];
}

export function messageReceivedEvent(context: Stamp, message: Message, key: string): DomainEvent {
  return {
    ...stamp(context),
    type: 'message.received',
    topic: TOPICS.messages,
    key,
    data: { messageId: message.id, channel: message.channel },
  };
}

export function agentEvent(context: Stamp, type: string, agent: Agent): DomainEvent {
  return {
    ...stamp(context),
    type,
    topic: TOPICS.agents,
    key: agent.id,
    data: { agentId: agent.id, presence: agent.presence },
  };
}

export function jobEvent(
  context: Stamp,
  job: {
    readonly id: string;
    readonly kind: string;
    readonly state: string;
    readonly progress: number;
    readonly step: string;
  },
): DomainEvent {
  return {
    ...stamp(context),
    type: 'job.changed',
    topic: TOPICS.jobs,
    key: job.id,
    data: { jobId: job.id, kind: job.kind, state: job.state, progress: job.progress, step: job.step },
  };
}

export function modelEvent(
  context: Stamp,
  type:
    | 'model.trained'
    | 'model.promoted'
    | 'model.rolled-back'
    | 'model.refused'
    | 'model.trial-started'
    | 'model.trial-ended',
  modelId: string,
  data: Readonly<Record<string, unknown>> = {},
): DomainEvent {
  // one key for all models: promotions are told in the order in which they were made
  return { ...stamp(context), type, topic: TOPICS.models, key: 'models', data: { modelId, ...data } };
}

/** What is to be sent to a customer: the one kind of event that carries text, for whoever sends it. */
export interface Reply {
  readonly articleId: string;
  readonly messageId: string;
  readonly to: string | null;
  readonly language: string;
  readonly subject: string | null;
  readonly text: string;
  readonly inReplyTo: string | null;
}

export function replyEvent(context: Stamp, ticket: Ticket, reply: Reply): DomainEvent {
  const { id: ticketId, conversationId, channel } = ticket;
  return {
    ...stamp(context),
    type: 'reply.automatic',
    topic: TOPICS.replies,
    key: ticketId,
    // RFC 3834: whoever sends it marks it, so that other machines do not answer
    data: { ticketId, conversationId, channel, ...reply, autoSubmitted: 'auto-replied' },
  };
}

/** A reply that a person has written or approved; on the channel of the message that it answers. */
export interface PersonsReply extends Omit<Reply, 'articleId'> {
  readonly replyId: string;
  readonly articleId: string | null;
  readonly channel: Channel;
  /** The channel's own conversation (chat session), where it has one. */
  readonly externalConversationId: string | null;
}

export function personsReplyEvent(context: Stamp, ticket: Ticket, reply: PersonsReply): DomainEvent {
  const { id: ticketId, conversationId } = ticket;
  return {
    ...stamp(context),
    type: 'reply.sent',
    topic: TOPICS.replies,
    key: ticketId,
    data: { ticketId, conversationId, ...reply },
  };
}

/** Something was added to the knowledge base, or taken from it. */
export function knowledgeEvent(context: Stamp, data: Readonly<Record<string, unknown>>): DomainEvent {
  return { ...stamp(context), type: 'knowledge.changed', topic: TOPICS.knowledge, key: 'knowledge', data };
}

/** For what concerns the configuration of routing: queues and the workflow. */
export function routingEvent(
  context: Stamp,
  type: 'queue.changed' | 'workflow.changed',
  data: Readonly<Record<string, unknown>>,
): DomainEvent {
  return { ...stamp(context), type, topic: TOPICS.agents, key: 'routing', data };
}
