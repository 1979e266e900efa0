import type { Agent } from '../../../src/domain/agent.js';
import type { Conversation } from '../../../src/domain/conversation.js';
import type { DomainEvent } from '../../../src/domain/event.js';
import type { Message } from '../../../src/domain/message.js';
import type { ModelRecord } from '../../../src/domain/model.js';

/** A moment on the day that the examples play on; milliseconds count. */
export const at = (offsetMs: number): Date => new Date(Date.parse('2026-03-01T08:00:00.123Z') + offsetMs);

export function aMessage(parts: Partial<Message> = {}): Message {
  return {
    id: 'm1',
    version: 1,
    channel: 'email',
    receivedAt: at(0),
    from: 'kundin@example.org',
    to: ['service@example.com'],
    subject: 'Wo bleibt meine Bestellung?',
    text: 'Guten Tag, wo bleibt sie?',
    newText: 'Guten Tag, wo bleibt sie?',
    quotedText: '',
    signature: '',
    language: 'de',
    fields: {},
    attachments: [],
    customerId: null,
    externalConversationId: null,
    conversationId: null,
    internetMessageId: null,
    inReplyTo: null,
    references: [],
    automaticKind: null,
    defects: [],
    outcome: { kind: 'received' },
    fingerprint: '0000000000000000',
    ...parts,
  };
}

export function aConversation(parts: Partial<Conversation> = {}): Conversation {
  return {
    id: 'c1',
    version: 1,
    participants: ['kundin@example.org'],
    customerId: null,
    externalIds: [],
    internetMessageIds: [],
    messageIds: ['m1'],
    channels: ['email'],
    createdAt: at(0),
    lastMessageAt: at(0),
    ...parts,
  };
}

export function anAgent(parts: Partial<Agent> = {}): Agent {
  return {
    id: 'anna',
    version: 0,
    name: 'Anna',
    skills: { orders: 4 },
    languages: ['de', 'en'],
    capacity: { email: 2, 'web-form': 2, chat: 3 },
    presence: 'available',
    presenceSince: at(0),
    idleSince: at(1),
    ...parts,
  };
}

export function aModel(parts: Partial<ModelRecord> = {}): ModelRecord {
  return {
    id: 'model-1',
    version: 1,
    state: 'challenger',
    createdAt: at(0),
    promotedAt: null,
    predecessorId: null,
    hash: 'aa',
    dataHash: 'bb',
    examples: 100,
    metrics: { accuracy: 0.93, outOfScopeRecall: null },
    gate: [],
    ...parts,
  };
}

export function anEvent(id: string, parts: Partial<DomainEvent> = {}): DomainEvent {
  return {
    id,
    type: 'ticket.created',
    version: 1,
    occurredAt: at(5),
    topic: 'weiche.tickets',
    key: 't1',
    data: { ticketId: 't1', state: 'pending' },
    ...parts,
  };
}
