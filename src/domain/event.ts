/**
 * Something that happened, for other systems and for our own instances. Written inside the document that it is
 * about (outbox) and published from there, so that neither can be lost without the other.
 */
export interface DomainEvent {
  /** Unique and ascending in time (ULID). */
  readonly id: string;
  /** `ticket.created`, `reservation.accepted`, `model.promoted`, ... */
  readonly type: string;
  /** Version of this event type's shape. */
  readonly version: 1;
  readonly occurredAt: Date;
  /** Where it is published. */
  readonly topic: string;
  /** Events of one key stay in order. */
  readonly key: string;
  /** Ids and states; no text of messages and no personal data. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A document that carries the events it caused until they are published. */
export interface WithOutbox {
  readonly outbox: readonly DomainEvent[];
}

export const TOPICS = {
  /** Messages stored by the HTTP interface that wait to be read; internal. */
  messages: 'weiche.messages',
  inboundEmail: 'weiche.inbound.email',
  inboundWebForm: 'weiche.inbound.web-form',
  inboundChat: 'weiche.inbound.chat',
  deadLetters: 'weiche.dead-letters',
  tickets: 'weiche.tickets',
  reservations: 'weiche.reservations',
  replies: 'weiche.replies',
  models: 'weiche.models',
  agents: 'weiche.agents',
  jobs: 'weiche.jobs',
  /** What agents and data staff have added to the knowledge base. */
  knowledge: 'weiche.knowledge',
} as const;
