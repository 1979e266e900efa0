import type { Agent, AgentExclusions, Presence } from '../domain/agent.js';
import { turnsOnReturn } from '../domain/agent-turns.js';
import { CHANNELS, type Channel } from '../domain/channel.js';
import { agentEvent } from './domain-events.js';
import { conflict, notFound, type Outcome, ok } from './outcome.js';
import type { ServiceContext } from './service-context.js';

export interface AgentProfile {
  readonly id: string;
  readonly name: string;
  readonly skills: Readonly<Record<string, number>>;
  readonly languages: readonly string[];
  readonly capacity: Partial<Readonly<Record<Channel, number>>>;
  /** Of the turns in a weighted round robin; 1 unless told. */
  readonly share?: number;
  /** None unless told. */
  readonly exclusions?: AgentExclusions;
}

const ATTEMPTS = 8;
const DEFAULT_CAPACITY = 1;

/** Creates the agent (offline) or replaces the profile; presence is kept. */
export async function putAgent(context: ServiceContext, profile: AgentProfile): Promise<Outcome<Agent>> {
  return changeAgent(context, profile.id, 'agent.changed', (stored, at) => {
    const capacity = Object.fromEntries(
      CHANNELS.map((channel) => [channel, profile.capacity[channel] ?? DEFAULT_CAPACITY]),
    ) as Record<Channel, number>;
    return {
      id: profile.id,
      version: stored?.version ?? 0,
      name: profile.name,
      skills: profile.skills,
      languages: profile.languages,
      capacity,
      presence: stored?.presence ?? 'offline',
      presenceSince: stored?.presenceSince ?? at,
      idleSince: stored?.idleSince ?? at,
      ...(profile.exclusions === undefined ? {} : { exclusions: profile.exclusions }),
      ...(profile.share === undefined ? {} : { share: profile.share }),
      ...(stored?.turns === undefined ? {} : { turns: stored.turns }),
      ...(stored?.missedOffers === undefined ? {} : { missedOffers: stored.missedOffers }),
    };
  });
}

/** `offline` and `away` stop new offers; when an agent goes offline, their open tickets are given to others. */
export async function setPresence(
  context: ServiceContext,
  agentId: string,
  presence: Presence,
): Promise<Outcome<Agent>> {
  const agents = presence === 'available' ? await context.store.agents.all() : [];
  return changeAgent(context, agentId, 'agent.presence', (stored, at) => {
    if (stored === null || stored.presence === presence) return stored;
    const becameAvailable = presence === 'available';
    return {
      ...stored,
      presence,
      presenceSince: at,
      idleSince: becameAvailable ? at : stored.idleSince,
      ...(becameAvailable ? { missedOffers: 0, turns: turnsOnReturn(stored, agents) } : {}),
    };
  });
}

/** Offers in a row that an agent may let run out; after the last of them they are set away. */
export const MOST_MISSED_OFFERS = 3;

/** Notes that an offer ran out without an answer. True when the agent has been set away for it. */
export async function missedOffer(context: ServiceContext, agentId: string): Promise<boolean> {
  const outcome = await changeAgent(context, agentId, 'agent.missed-offer', (stored, at) => {
    if (stored === null) return null;
    const missedOffers = (stored.missedOffers ?? 0) + 1;
    return stored.presence === 'available' && missedOffers >= MOST_MISSED_OFFERS
      ? { ...stored, missedOffers, presence: 'away', presenceSince: at }
      : { ...stored, missedOffers };
  });
  return outcome.kind === 'ok' && (outcome.value.missedOffers ?? 0) >= MOST_MISSED_OFFERS;
}

/** Notes that the agent is there: an answer, whatever it is. */
export async function answeredOffer(context: ServiceContext, agentId: string): Promise<void> {
  await changeAgent(
    context,
    agentId,
    'agent.answered',
    (stored) => stored && ((stored.missedOffers ?? 0) > 0 ? { ...stored, missedOffers: 0 } : stored),
  );
}

/** Notes that the agent has just finished something, for those who are asked by idleness or in turn. */
export async function becameIdle(context: ServiceContext, agentId: string): Promise<void> {
  await changeAgent(
    context,
    agentId,
    'agent.idle',
    (stored, at) => stored && { ...stored, idleSince: at, turns: (stored.turns ?? 0) + 1 },
  );
}

async function changeAgent(
  context: ServiceContext,
  agentId: string,
  eventType: string,
  change: (stored: Agent | null, at: Date) => Agent | null,
): Promise<Outcome<Agent>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const stored = await context.store.agents.get(agentId);
    const next = change(stored, context.clock.now());
    if (next === null) return notFound('agent', agentId);
    if (next === stored) return ok(stored);
    const outcome = await context.store.agents.put(next, { events: [agentEvent(context, eventType, next)] });
    if (outcome === 'updated') return ok({ ...next, version: next.version + 1 });
  }
  return conflict('agent-busy', 'The agent is being changed by somebody else; try again.');
}
