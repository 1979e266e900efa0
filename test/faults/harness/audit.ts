import { appendFileSync } from 'node:fs';
import type { Agent } from '../../../src/domain/agent.js';
import { CHANNELS } from '../../../src/domain/channel.js';
import type { Ticket } from '../../../src/domain/ticket.js';
import { occupiesAgent } from '../../../src/domain/ticket-state.js';
import type { Store } from '../../../src/ports/store.js';
import { agentLoad, hasRoomFor } from '../../../src/routing/engine/agent-load.js';
import { until } from '../../e2e/harness/api.js';
import { allTickets } from '../../services/harness/all-tickets.js';
import type { Traffic } from './traffic.js';

/** What must hold after every fault, in figures. */
export interface Audit {
  readonly published: number;
  readonly ticketed: number;
  readonly doubled: number;
  readonly lost: number;
  /** Events that nobody has published. */
  readonly outbox: number;
  /** Tickets whose state, agent and reservation contradict each other: in no place, or in two. */
  readonly misplaced: number;
  /** Agents with more tickets than they have room for. */
  readonly overloaded: number;
  /** Agents with room for a ticket that waits and that they have the skills for: capacity that leaked. */
  readonly leaked: number;
}

/** How an audit looks when nothing has gone wrong. */
export const CLEAN = { doubled: 0, lost: 0, outbox: 0, misplaced: 0, overloaded: 0, leaked: 0 } as const;

const ASKED_AT_ONCE = 500;
/** Between two looks: each reads all that is stored. */
const LOOK_PAUSE_MS = 250;

/**
 * Waits until every accepted message has a ticket, the outbox is empty and no agent with room is left without an
 * offer, at most `timeoutMs`; then counts.
 */
export async function audit(store: Store, traffic: Traffic, timeoutMs = 120_000): Promise<Audit> {
  const end = Date.now() + timeoutMs;
  const settled = (what: string, look: () => Promise<boolean>) =>
    until(
      what,
      async () => ((await look()) ? true : null),
      Math.max(0, end - Date.now()),
      LOOK_PAUSE_MS,
    ).catch(() => null);
  const missing = new Set(traffic.accepted);
  await settled('tickets', async () => {
    const asked = [...missing].slice(0, ASKED_AT_ONCE);
    for (const { messageIds } of await store.tickets.byMessageIds(asked))
      for (const id of messageIds) missing.delete(id);
    return missing.size === 0;
  });
  await settled('an empty outbox', async () => (await store.outbox.unpublished(1)).length === 0);
  let audited = count(traffic, await look(store));
  await settled('offers to agents with room', async () => {
    audited = count(traffic, await look(store));
    return audited.leaked === 0 && audited.outbox === 0;
  });
  return audited;
}

interface Seen {
  readonly agents: readonly Agent[];
  readonly tickets: readonly Ticket[];
  readonly outbox: number;
}

async function look(store: Store): Promise<Seen> {
  return {
    tickets: await allTickets(store),
    agents: await store.agents.all(),
    outbox: (await store.outbox.unpublished(100)).length,
  };
}

function count(traffic: Traffic, { agents, tickets, outbox }: Seen): Audit {
  const places = new Map<string, number>();
  for (const { messageIds } of tickets)
    for (const id of messageIds) places.set(id, (places.get(id) ?? 0) + 1);
  const accepted = [...traffic.accepted];
  const ticketed = accepted.filter((id) => places.has(id)).length;
  const loads = agents.map((agent) => {
    const held = tickets.filter((ticket) => ticket.agentId === agent.id && occupiesAgent(ticket));
    const ofChannel = CHANNELS.map((channel) => [
      channel,
      held.filter((ticket) => ticket.channel === channel).length,
    ]);
    return { agent, load: agentLoad(Object.fromEntries(ofChannel), agent.capacity) };
  });
  const waiting = tickets.filter(({ state }) => state === 'pending');
  return {
    published: accepted.length,
    ticketed,
    doubled: [...places.values()].filter((times) => times > 1).length,
    lost: accepted.length - ticketed,
    outbox,
    misplaced: tickets.filter((ticket) => !isInOnePlace(ticket)).length,
    overloaded: loads.filter(({ load }) => load > 1 + 1e-9).length,
    leaked: loads.filter(({ agent, load }) =>
      waiting.some((ticket) => isAble(agent, ticket) && hasRoomFor(ticket.channel, load, agent.capacity)),
    ).length,
  };
}

function isInOnePlace({ state, agentId, reservation }: Ticket): boolean {
  const isOffered = reservation?.state === 'pending';
  switch (state) {
    case 'pending':
    case 'answered':
      return agentId === null && !isOffered;
    case 'reserved':
      return isOffered && reservation?.agentId === agentId;
    case 'assigned':
    case 'wrapping':
    case 'completed':
      return agentId !== null && !isOffered;
  }
}

const isAble = (agent: Agent, { requiredSkills }: Ticket): boolean =>
  agent.presence === 'available' &&
  Object.entries(requiredSkills).every(([skill, minimum]) => (agent.skills[skill] ?? 0) >= minimum);

/** Prints the row of the results, and adds it to the file FAULTS_RESULTS names, which becomes the table in docs. */
export function report(fault: string, counts: Audit): void {
  const { published, ticketed, doubled, lost, outbox, misplaced, overloaded, leaked } = counts;
  console.log(
    `${fault}: published ${published}, ticketed ${ticketed}, doubled ${doubled}, lost ${lost}, outbox ${outbox}, misplaced ${misplaced}, overloaded agents ${overloaded}, leaked seats ${leaked}`,
  );
  const file = process.env['FAULTS_RESULTS'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ fault, ...counts })}\n`);
}
