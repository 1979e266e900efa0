import type { Agent } from '../../domain/agent.js';
import type { Ticket } from '../../domain/ticket.js';
import { complete } from '../../domain/ticket-state.js';
import { applyDecision } from '../engine/apply-decision.js';
import { createRoutingEngine } from '../engine/create-routing-engine.js';
import { createIndexedHeap, heapPeek, heapPush, heapRemove } from '../engine/indexed-heap.js';
import { type RoutingSettings, routeTicket } from '../route-ticket.js';
import { factsOf } from '../ticket-facts.js';

export interface ReplayInput {
  /** As they are stored, whatever became of them. */
  readonly tickets: readonly Ticket[];
  readonly routing: RoutingSettings;
  /** Taken as available all the time: who was when is not stored. */
  readonly agents: readonly Agent[];
  /** For tickets that nobody has completed; the median of the others unless told, else 300. */
  readonly handlingSeconds?: number;
}

/** What became of a ticket in the replay. */
export interface ReplayedTicket {
  readonly ticketId: string;
  readonly businessCase: string | null;
  /** Where it was at the end: after overflow and triage. */
  readonly queue: string;
  readonly priority: number;
  /** Null where nobody took it within a day after the last arrival. */
  readonly agentId: string | null;
  readonly waitSeconds: number | null;
  readonly targetWaitSeconds: number;
}

interface Event {
  readonly at: number;
  readonly order: number;
  readonly happen: (at: Date) => void;
}

const GIVE_UP_MS = 24 * 3600_000;
const DEFAULT_HANDLING_SECONDS = 300;

/**
 * Runs tickets of the past through the real engine again: each arrives when it did and takes as long as it did, offers
 * are accepted at once. Two replays with the same staff differ only by what was changed between them. Pure: nothing
 * is stored, and the same input gives the same result.
 */
export function replayTickets({
  tickets,
  routing,
  agents,
  handlingSeconds,
}: ReplayInput): readonly ReplayedTicket[] {
  const engine = createRoutingEngine({ nextReservationId: () => 'replay', maxCandidatesExplained: 0 });
  const usual = handlingSeconds ?? median(tickets.flatMap(handled)) ?? DEFAULT_HANDLING_SECONDS;
  const states = new Map<string, Ticket>();
  const taken = new Map<string, { readonly agentId: string; readonly at: Date }>();
  const staff = new Map(agents.map((agent) => [agent.id, available(agent, new Date(0))]));
  const events = createIndexedHeap<Event>((a, b) => (a.at === b.at ? a.order < b.order : a.at < b.at));
  let order = 0;
  const schedule = (at: number, happen: Event['happen']) => heapPush(events, { at, order: order++, happen });

  const store = (ticket: Ticket, at: Date) => {
    const stored = { ...ticket, version: (states.get(ticket.id)?.version ?? 0) + 1 };
    states.set(ticket.id, stored);
    engine.upsertTicket(stored, at);
  };

  const end = (ticketId: string, at: Date) => {
    const ticket = states.get(ticketId);
    const done = ticket === undefined ? null : complete(ticket, at);
    if (done === null) return;
    store(done, at);
    const agent = staff.get(done.agentId ?? '');
    if (agent === undefined) return;
    const idle = { ...agent, idleSince: at, turns: (agent.turns ?? 0) + 1, version: agent.version + 1 };
    staff.set(idle.id, idle);
    engine.upsertAgent(idle, at);
  };

  const dispatch = (at: Date) => {
    for (let decisions = engine.decide(at); decisions.length > 0; decisions = engine.decide(at)) {
      for (const decision of decisions) {
        const applied = applyDecision(
          decision.kind === 'reserve' ? { ...decision, autoAccept: true } : decision,
          at,
        );
        if (applied === null) continue;
        store(applied, at);
        if (decision.kind !== 'reserve') continue;
        taken.set(decision.ticketId, { agentId: decision.agentId, at });
        const [seconds = usual] = handled(decision.ticket);
        schedule(at.getTime() + seconds * 1000, (then) => end(decision.ticketId, then));
      }
    }
    const wakeAt = engine.nextWakeAt();
    if (wakeAt !== null) schedule(wakeAt.getTime(), () => {});
  };

  for (const queue of routing.queues) engine.upsertQueue(queue);
  for (const agent of staff.values()) engine.upsertAgent(agent, new Date(0));
  let last = 0;
  for (const ticket of tickets) {
    last = Math.max(last, ticket.createdAt.getTime());
    schedule(ticket.createdAt.getTime(), (at) => store(arriving(ticket, routing), at));
  }
  for (let event = heapPeek(events); event !== undefined; event = heapPeek(events)) {
    if (event.at > last + GIVE_UP_MS || (event.at > last && taken.size === tickets.length)) break;
    // everything of one moment first, then one decision about it
    const at = new Date(event.at);
    for (let same = heapPeek(events); same !== undefined && same.at === event.at; same = heapPeek(events)) {
      heapRemove(events, same);
      same.happen(at);
    }
    dispatch(at);
  }
  return tickets.map((ticket) => outcomeOf(states.get(ticket.id) ?? ticket, taken.get(ticket.id) ?? null));
}

/** The ticket as it would arrive today: known is what has been found out since, the rest is routed anew. */
function arriving(ticket: Ticket, routing: RoutingSettings): Ticket {
  const {
    queue,
    priority,
    requiredSkills,
    ownSkills,
    agentOrder,
    relaxation,
    targetWaitSeconds,
    reservationTimeoutSeconds,
  } = routeTicket(factsOf(ticket), routing);
  return {
    ...ticket,
    ...{
      queue,
      priority,
      requiredSkills,
      ownSkills,
      agentOrder,
      relaxation,
      targetWaitSeconds,
      reservationTimeoutSeconds,
    },
    state: 'pending',
    agentId: null,
    reservation: null,
    passedOverBy: [],
    preferredAgentId: null,
    waitingSince: ticket.createdAt,
    heldUntil: null,
    wrapUntil: null,
  };
}

const available = (agent: Agent, since: Date): Agent => ({
  ...agent,
  version: 1,
  presence: 'available',
  presenceSince: since,
  idleSince: since,
});

/** How long an agent worked on the ticket, in seconds; empty when not known. */
const handled = ({ acceptedAt, completedAt }: Ticket): readonly number[] =>
  acceptedAt === null || completedAt === null
    ? []
    : [Math.max(1, (completedAt.getTime() - acceptedAt.getTime()) / 1000)];

function outcomeOf(
  ticket: Ticket,
  taken: { readonly agentId: string; readonly at: Date } | null,
): ReplayedTicket {
  const { id, businessCase, queue, priority, createdAt, targetWaitSeconds = 0 } = ticket;
  return {
    ticketId: id,
    businessCase,
    queue,
    priority,
    agentId: taken?.agentId ?? null,
    waitSeconds: taken === null ? null : (taken.at.getTime() - createdAt.getTime()) / 1000,
    targetWaitSeconds,
  };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
