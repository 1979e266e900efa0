import type { Agent } from '../../domain/agent.js';
import type { Channel } from '../../domain/channel.js';
import type { Ticket } from '../../domain/ticket.js';
import type { ScenarioAgents, ScenarioQueue } from './scenario.js';
import { isOnShift } from './shifts.js';

const ORIGIN = new Date(0);

/** The agents of a scenario; those whose shift has not begun at midnight are away. */
export function scenarioAgents(groups: readonly ScenarioAgents[]): readonly Agent[] {
  return groups.flatMap(({ count, skills = {}, capacity, languages = [], shifts, share }, group) =>
    Array.from({ length: count }, (_, index): Agent => {
      const id = `a${group}-${String(index).padStart(6, '0')}`;
      return {
        id,
        version: 1,
        name: id,
        skills,
        languages,
        capacity: {
          email: slots(capacity, 'email'),
          'web-form': slots(capacity, 'web-form'),
          chat: slots(capacity, 'chat'),
        },
        presence: isOnShift(shifts, 0) ? 'available' : 'away',
        presenceSince: ORIGIN,
        idleSince: ORIGIN,
        ...(share === undefined ? {} : { share }),
      };
    }),
  );
}

const slots = (capacity: ScenarioAgents['capacity'], channel: Channel) =>
  typeof capacity === 'number' ? capacity : (capacity?.[channel] ?? 1);

/** A ticket that arrives in a queue; only what routing looks at is filled in. */
export function scenarioTicket(id: string, queue: ScenarioQueue, at: Date): Ticket {
  return {
    id,
    version: 1,
    state: 'pending',
    conversationId: id,
    messageIds: [id],
    customerId: null,
    channel: queue.channel ?? 'email',
    language: 'und',
    subject: null,
    businessCase: null,
    confidence: 1,
    tier: 'preselect',
    outOfScope: false,
    alternatives: [],
    secondary: [],
    entities: [],
    modelId: 'simulation',
    queue: queue.name,
    requiredSkills: queue.requiredSkills ?? {},
    priority: queue.priority ?? 0,
    reservationTimeoutSeconds: 30,
    agentId: null,
    reservation: null,
    passedOverBy: [],
    preferredAgentId: null,
    fencingToken: 0,
    createdAt: at,
    waitingSince: at,
    acceptedAt: null,
    completedAt: null,
  };
}
