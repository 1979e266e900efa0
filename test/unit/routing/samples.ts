import type { Agent } from '../../../src/domain/agent.js';
import type { Queue } from '../../../src/domain/queue.js';
import type { Ticket } from '../../../src/domain/ticket.js';

/** Half past nine on a working day; tests count seconds from here. */
export const START = new Date('2026-03-02T09:30:00Z');
export const atSecond = (seconds: number): Date => new Date(START.getTime() + seconds * 1000);

export function agent(id: string, differing: Partial<Agent> = {}): Agent {
  return {
    id,
    version: 1,
    name: id,
    skills: { billing: 3 },
    languages: ['de', 'en'],
    capacity: { email: 1, 'web-form': 1, chat: 1 },
    presence: 'available',
    presenceSince: START,
    idleSince: START,
    ...differing,
  };
}

export function ticket(id: string, differing: Partial<Ticket> = {}): Ticket {
  return {
    id,
    version: 1,
    state: 'pending',
    conversationId: `conversation-${id}`,
    messageIds: [`message-${id}`],
    customerId: null,
    channel: 'email',
    language: 'de',
    subject: null,
    businessCase: 'get_invoice',
    confidence: 0.9,
    tier: 'preselect',
    outOfScope: false,
    alternatives: [],
    secondary: [],
    entities: [],
    modelId: 'model',
    queue: 'billing',
    requiredSkills: { billing: 1 },
    priority: 0,
    reservationTimeoutSeconds: 30,
    agentId: null,
    reservation: null,
    passedOverBy: [],
    preferredAgentId: null,
    fencingToken: 0,
    createdAt: START,
    waitingSince: START,
    acceptedAt: null,
    completedAt: null,
    ...differing,
  };
}

export function queue(name: string, differing: Partial<Queue> = {}): Queue {
  return {
    name,
    version: 1,
    displayName: { de: name, en: name },
    weight: 1,
    serviceLevelSeconds: 20,
    requiredSkills: {},
    ...differing,
  };
}
