import type { Agent } from '../../../src/domain/agent.js';
import { exclusionOf } from '../../../src/domain/agent-exclusions.js';
import type { AgentOrder } from '../../../src/domain/agent-order.js';
import { type OpeningHours, WEEKDAYS } from '../../../src/domain/opening-hours.js';
import type { Ticket } from '../../../src/domain/ticket.js';
import { occupiesAgent } from '../../../src/domain/ticket-state.js';
import type { Decision } from '../../../src/routing/engine/decision.js';
import type { SmallCentre } from './small-centre.js';

// The engine's rules written down a second time, by looking at everything: slow and plain.

interface Scene {
  readonly centre: SmallCentre;
  /** The tickets as they were before the decisions. */
  readonly before: ReadonlyMap<string, Ticket>;
  readonly at: Date;
}

/** Offers that break a rule, as sentences. */
export function brokenOfferRules(
  decisions: readonly Decision[],
  { centre, before, at }: Scene,
): readonly string[] {
  const broken: string[] = [];
  const tickets = new Map(before);
  const offered = new Set<string>();
  for (const decision of decisions) {
    const ticket = tickets.get(decision.ticketId);
    if (ticket === undefined || offered.has(decision.ticketId))
      broken.push(`${decision.ticketId} decided twice or unknown`);
    offered.add(decision.ticketId);
    if (ticket === undefined) continue;
    if (decision.kind !== 'reserve') {
      // until it is written a waiting one is not up for an offer, and the others take their share of their agents
      if (ticket.state === 'pending') tickets.delete(ticket.id);
      continue;
    }
    const agent = centre.agents.get(decision.agentId);
    const fault = agent === undefined ? 'unknown agent' : whyNot(agent, ticket, tickets, centre);
    if (fault !== null) broken.push(`${ticket.id}→${decision.agentId}: ${fault}`);
    for (const other of tickets.values()) {
      if (
        agent !== undefined &&
        overtaken(other, ticket) &&
        whyNot(agent, other, tickets, centre) === null &&
        isUp(other, centre, at)
      ) {
        broken.push(`${ticket.id} overtook ${other.id}`);
      }
    }
    for (const other of centre.agents.values()) {
      if (
        agent !== undefined &&
        agent.id !== ticket.preferredAgentId &&
        comesBefore(other, agent, { ticket, tickets, order: orderOf(ticket) }) &&
        whyNot(other, ticket, tickets, centre) === null
      ) {
        broken.push(`${ticket.id}→${agent.id}, though ${other.id} comes first by ${orderOf(ticket)}`);
      }
    }
    tickets.set(ticket.id, {
      ...ticket,
      state: 'reserved',
      agentId: decision.agentId,
      reservation: decision.reservation,
    });
  }
  return broken;
}

/** Waiting tickets that a free agent could take now: there must be none after dispatching. */
export function missedOffers(centre: SmallCentre, at: Date): readonly string[] {
  return [...centre.tickets.values()]
    .filter((ticket) => ticket.state === 'pending' && isUp(ticket, centre, at))
    .flatMap((ticket) =>
      [...centre.agents.values()]
        .filter((agent) => whyNot(agent, ticket, centre.tickets, centre) === null)
        .map((agent) => `${ticket.id} waits though ${agent.id} is free`),
    );
}

/**
 * Waits in a queue that ages as fast, and is due earlier: its deadline, brought forward by ten minutes for each point
 * of priority. So no ticket can be overtaken by what comes later than its own deadline.
 */
const overtaken = (older: Ticket, newer: Ticket) =>
  older.state === 'pending' &&
  older.id !== newer.id &&
  (older.queue === 'vip') === (newer.queue === 'vip') &&
  (older.queue === 'vip'
    ? older.priority === newer.priority &&
      older.targetWaitSeconds === newer.targetWaitSeconds &&
      older.waitingSince < newer.waitingSince
    : due(older) < due(newer));

/** The order of the queues in the property tests, unless the ticket has its own. */
export const ORDER_OF_QUEUES: Readonly<Record<string, AgentOrder>> = {
  billing: 'least-loaded',
  vip: 'longest-idle',
  day: 'weighted-round-robin',
};
const orderOf = ({ agentOrder, queue }: Ticket): AgentOrder =>
  agentOrder ?? ORDER_OF_QUEUES[queue] ?? 'least-loaded';

function comesBefore(
  a: Agent,
  b: Agent,
  {
    ticket,
    tickets,
    order,
  }: {
    readonly ticket: Ticket;
    readonly tickets: ReadonlyMap<string, Ticket>;
    readonly order: AgentOrder;
  },
): boolean {
  const loads = [a, b].map((agent) => loadOf(agent, tickets));
  const idle = [a, b].map(({ idleSince }) => idleSince.getTime());
  const touched = [a, b].map((agent) =>
    Math.max(
      agent.idleSince.getTime(),
      ...heldBy(agent, tickets).map(({ reservation }) => reservation?.createdAt.getTime() ?? 0),
    ),
  );
  const turns = [a, b].map(
    (agent) => ((agent.turns ?? 0) + heldBy(agent, tickets).length) / (agent.share ?? 1),
  );
  // the more, the earlier
  const unskilled = [a, b].map(
    ({ skills }) => -Object.keys(ticket.requiredSkills).reduce((sum, skill) => sum + (skills[skill] ?? 0), 0),
  );
  const keys = {
    'least-loaded': [loads, idle],
    'longest-idle': [touched, loads, idle],
    'weighted-round-robin': [turns, touched, loads, idle],
    'most-skilled': [unskilled, loads, idle],
  }[order];
  for (const [first = 0, second = 0] of keys) {
    if (Math.abs(first - second) > 1e-9) return first < second;
  }
  return a.id < b.id;
}

const due = ({ waitingSince, targetWaitSeconds = 0, priority }: Ticket) =>
  waitingSince.getTime() + targetWaitSeconds * 1000 - priority * 600_000;

/** Not put aside, its queue open, and not in the pause after everybody has passed it over. */
function isUp(ticket: Ticket, centre: SmallCentre, at: Date): boolean {
  if (ticket.heldUntil != null && ticket.heldUntil > at) return false;
  if (ticket.queue === 'day' && !isDay(at)) return false;
  const ended = ticket.reservation?.endedAt;
  return !everybodyPassed(ticket, centre) || ended == null || at.getTime() >= ended.getTime() + 5000;
}

/** The queue `day` is open for the first of every three minutes. */
export const DAY_HOURS: OpeningHours = {
  timeZone: 'UTC',
  weekly: ['09:30', '09:33', '09:36', '09:39', '09:42', '09:45', '09:48', '09:51', '09:54', '09:57'].map(
    (from) => ({
      days: WEEKDAYS,
      from,
      to: `${from.slice(0, 3)}${String(Number(from.slice(3)) + 1).padStart(2, '0')}`,
    }),
  ),
};
const isDay = (at: Date) =>
  at.getUTCHours() === 9 && at.getUTCMinutes() >= 30 && at.getUTCMinutes() % 3 === 0;

function whyNot(
  agent: Agent,
  ticket: Ticket,
  tickets: ReadonlyMap<string, Ticket>,
  centre: SmallCentre,
): string | null {
  if (agent.presence !== 'available') return 'not available';
  if (!isCapable(agent, ticket, centre)) return 'not capable';
  if (ticket.passedOverBy.includes(agent.id) && !everybodyPassed(ticket, centre)) return 'passed it over';
  return loadOf(agent, tickets) + 1 / agent.capacity[ticket.channel] > 1 + 1e-6 ? 'full' : null;
}

const heldBy = (agent: Agent, tickets: ReadonlyMap<string, Ticket>) =>
  [...tickets.values()].filter((other) => occupiesAgent(other) && other.agentId === agent.id);

const loadOf = (agent: Agent, tickets: ReadonlyMap<string, Ticket>) =>
  heldBy(agent, tickets).reduce(
    (sum, { channel }) => sum + (agent.capacity[channel] > 0 ? 1 / agent.capacity[channel] : 1),
    0,
  );

const everybodyPassed = (ticket: Ticket, centre: SmallCentre) =>
  ticket.passedOverBy.length > 0 &&
  [...centre.agents.values()]
    .filter((agent) => agent.presence !== 'offline' && isCapable(agent, ticket, centre))
    .every((agent) => ticket.passedOverBy.includes(agent.id));

function isCapable(agent: Agent, ticket: Ticket, centre: SmallCentre): boolean {
  if (!isSkilled(agent, ticket)) return false;
  if (exclusionOf(agent, ticket) !== null) return false;
  const agents = [...centre.agents.values()];
  const speakers = agents.filter((other) => other.languages.includes(ticket.language));
  // triage takes a language that none of its agents speaks
  const asked =
    ticket.queue === 'triage'
      ? speakers.filter((other) => isSkilled(other, ticket) && exclusionOf(other, ticket) === null)
      : speakers;
  return asked.length === 0 || asked.includes(agent) || agent.languages.includes(ticket.language);
}

const isSkilled = (agent: Agent, ticket: Ticket) =>
  agent.capacity[ticket.channel] > 0 &&
  Object.entries(ticket.requiredSkills).every(([skill, minimum]) => (agent.skills[skill] ?? 0) >= minimum);
