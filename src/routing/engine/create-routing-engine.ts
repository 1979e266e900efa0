import type { Ticket } from '../../domain/ticket.js';
import { isOpen, occupiesAgent } from '../../domain/ticket-state.js';
import { decidePlanned, decideWrapUpOver } from './decide-planned.js';
import type { Decision } from './decision.js';
import { decideLost, decideReservation, decideTimeOut } from './decisions.js';
import type { RoutingEngine, TicketPlace } from './engine.js';
import { completeEngineSettings, type RoutingEngineSettings } from './engine-settings.js';
import { explainWaiting } from './explain-waiting.js';
import { heapPeek } from './indexed-heap.js';
import { createLines } from './lines.js';
import { matchTickets } from './match.js';
import type { Entry, Seat } from './memory.js';
import { overviewOf } from './overview.js';
import { createQueueBook } from './queue-book.js';
import { rankFreeAgents } from './rank-free-agents.js';
import { createReach } from './reach.js';
import { createSeats, isLost } from './seats.js';
import { createTombstones } from './tombstones.js';

/**
 * The routing engine: see `RoutingEngine` for what it promises. It holds crews of like agents and lines of like
 * tickets, a free heap per crew and channel, and one heap of moments at which time changes something.
 */
export function createRoutingEngine(options: RoutingEngineSettings): RoutingEngine {
  const settings = completeEngineSettings(options);
  const reach = createReach();
  const seats = createSeats(reach);
  const queues = createQueueBook();
  const lines = createLines(reach, { settings, queues, hasAgents: () => seats.registered() > 0 });
  const entries = new Map<string, Entry>();
  const gone = createTombstones();
  /** Tickets whose agent went offline. */
  const lost = new Set<Entry>();

  const noteIfLost = (entry: Entry) => {
    if (entry.seat !== null && entry.decision === null && isLost(entry.seat)) lost.add(entry);
    else lost.delete(entry);
  };

  /** Takes the ticket from wherever it is and puts it where its state says. */
  const place = (entry: Entry, ticket: Ticket) => {
    const stays =
      entry.seat !== null &&
      occupiesAgent(ticket) &&
      entry.seat.id === ticket.agentId &&
      entry.ticket.channel === ticket.channel;
    lines.leave(entry);
    if (!stays) seats.vacate(entry);
    lines.wake(entry, Number.POSITIVE_INFINITY);
    entry.ticket = ticket;
    entry.decision = null;
    if (occupiesAgent(ticket) && ticket.agentId !== null) {
      if (!stays) seats.occupy(ticket.agentId, entry);
      if (ticket.state === 'reserved' && ticket.reservation !== null) {
        lines.wake(entry, ticket.reservation.expiresAt.getTime());
      }
      if (ticket.state === 'wrapping' && ticket.wrapUntil != null)
        lines.wake(entry, ticket.wrapUntil.getTime());
    } else {
      lines.wait(entry);
    }
    noteIfLost(entry);
  };

  const forget = (entry: Entry, version: number) => {
    lines.leave(entry);
    seats.vacate(entry);
    lines.wake(entry, Number.POSITIVE_INFINITY);
    lost.delete(entry);
    entries.delete(entry.ticket.id);
    gone.add(entry.ticket.id, version);
  };

  const store = (ticket: Ticket) => {
    const entry = entries.get(ticket.id);
    if (!isOpen(ticket)) {
      if (entry === undefined) gone.add(ticket.id, ticket.version);
      else forget(entry, ticket.version);
    } else if (entry === undefined) {
      const fresh: Entry = {
        ticket,
        line: null,
        seat: null,
        decision: null,
        origin: 0,
        wakeAt: Number.POSITIVE_INFINITY,
      };
      entries.set(ticket.id, fresh);
      place(fresh, ticket);
    } else {
      place(entry, ticket);
    }
  };

  /** From now on nothing is decided about the ticket until the outcome is known; what it takes of an agent it keeps. */
  const decided = (entry: Entry, decision: Decision): Decision => {
    lines.leave(entry);
    lines.wake(entry, Number.POSITIVE_INFINITY);
    lost.delete(entry);
    entry.decision = decision;
    return decision;
  };

  const decideDue = (at: Date, limit: number, decisions: Decision[]) => {
    for (let entry = heapPeek(lines.timers); entry !== undefined; entry = heapPeek(lines.timers)) {
      if (entry.wakeAt > at.getTime() || decisions.length >= limit) return;
      const { ticket } = entry;
      const plan = lines.planOf(entry);
      if (ticket.state === 'reserved' && ticket.reservation !== null) {
        decisions.push(decided(entry, decideTimeOut(ticket, ticket.reservation)));
      } else if (ticket.state === 'wrapping') {
        decisions.push(decided(entry, decideWrapUpOver(ticket)));
      } else if (entry.line !== null && plan !== null && plan.at <= entry.wakeAt) {
        decisions.push(decided(entry, decidePlanned(plan.what, { ticket, line: entry.line, queues })));
      } else {
        lines.replace(entry);
      }
    }
  };

  const decideAllLost = (limit: number, decisions: Decision[]) => {
    const inOrder = [...lost].sort((a, b) => (a.ticket.id < b.ticket.id ? -1 : 1));
    for (const entry of inOrder.slice(0, Math.max(0, limit - decisions.length))) {
      decisions.push(decided(entry, decideLost(entry.ticket, entry.ticket.agentId ?? '')));
    }
  };

  const decideOffers = (at: Date, limit: number, decisions: Decision[]) => {
    matchTickets(lines, seats, {
      at: at.getTime(),
      limit: limit - decisions.length,
      offer: (entry, line) => {
        const search = { line, entry, seats: seats.all };
        const free = rankFreeAgents(search, Math.max(1, settings.maxCandidatesExplained));
        const [seat] = free;
        if (seat === undefined) return false;
        decisions.push(
          decided(
            entry,
            decideReservation({ at, entry, line, free, seat, seats: seats.all, queues, settings }),
          ),
        );
        seats.occupy(seat.id, entry);
        return true;
      },
    });
  };

  /** What depends on who is registered and present. */
  const agentChanged = (seat: Seat | undefined, abilitiesChanged: boolean, presenceChanged: boolean) => {
    for (const entry of seat?.held ?? []) noteIfLost(entry);
    if (abilitiesChanged) lines.refresh();
    else if (presenceChanged) for (const demand of seat?.crew?.demands ?? []) lines.refresh(demand);
  };

  const register = (agentId: string, agent: Seat['agent']) => {
    const before = seats.all.get(agentId);
    const wasLost = before === undefined || isLost(before);
    const crewBefore = before?.crew ?? null;
    const abilitiesChanged = seats.register(agentId, agent);
    const seat = seats.all.get(agentId);
    const movedCrew = crewBefore !== (seat?.crew ?? null);
    if (movedCrew && !abilitiesChanged) for (const demand of crewBefore?.demands ?? []) lines.refresh(demand);
    agentChanged(seat, abilitiesChanged, movedCrew || wasLost !== (seat === undefined || isLost(seat)));
  };

  return {
    upsertQueue: (queue) => lines.putQueue(queue),
    upsertAgent(agent) {
      const known = seats.all.get(agent.id)?.agent;
      if (known != null && agent.version < known.version) return;
      register(agent.id, agent);
    },
    removeAgent(agentId) {
      if (seats.all.get(agentId)?.agent != null) register(agentId, null);
    },
    upsertTicket(ticket) {
      const known = entries.get(ticket.id)?.ticket.version ?? gone.versionOf(ticket.id);
      if (known === null || ticket.version > known) store(ticket);
    },
    removeTicket(ticketId) {
      const entry = entries.get(ticketId);
      if (entry !== undefined) forget(entry, entry.ticket.version);
    },
    retract(decision, stored) {
      const entry = entries.get(decision.ticketId);
      if (entry === undefined || entry.decision !== decision) return;
      if (stored === null) forget(entry, entry.ticket.version);
      else if (stored.version >= entry.ticket.version) store(stored);
    },
    decide(at, { limit = Number.POSITIVE_INFINITY } = {}) {
      const decisions: Decision[] = [];
      lines.tick(at.getTime());
      decideDue(at, limit, decisions);
      decideAllLost(limit, decisions);
      decideOffers(at, limit, decisions);
      return decisions;
    },
    nextWakeAt() {
      const first = heapPeek(lines.timers);
      const wakeAt = Math.min(first?.wakeAt ?? Number.POSITIVE_INFINITY, queues.nextChangeAt());
      // the far past stands for "as soon as possible"
      return wakeAt === Number.POSITIVE_INFINITY ? null : new Date(Math.max(wakeAt, 0));
    },
    explainWaiting(ticketId, at) {
      // what is open is a matter of time alone, and may be asked before anything is decided
      lines.tick(at.getTime());
      const entry = entries.get(ticketId);
      return entry?.line
        ? explainWaiting(entry, entry.line, { seats: seats.all, queues, plan: lines.planOf(entry) })
        : null;
    },
    placeOf: (ticketId) => placeOf(entries.get(ticketId)),
    overview: (at) => overviewOf({ lines: lines.all.values(), seats: seats.all.values(), at }),
  };
}

function placeOf(entry: Entry | undefined): TicketPlace {
  if (entry === undefined) return { kind: 'gone' };
  if (entry.decision !== null) return { kind: 'deciding', agentId: entry.seat?.id ?? null };
  return entry.seat === null ? { kind: 'waiting' } : { kind: 'with-agent', agentId: entry.seat.id };
}
