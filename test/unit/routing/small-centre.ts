import type { Agent } from '../../../src/domain/agent.js';
import type { Queue } from '../../../src/domain/queue.js';
import type { Ticket } from '../../../src/domain/ticket.js';
import { accept, complete, releaseReservation, requeue, reserve } from '../../../src/domain/ticket-state.js';
import { createRoutingEngine } from '../../../src/routing/engine/create-routing-engine.js';
import type { Decision } from '../../../src/routing/engine/decision.js';
import type { RoutingEngine } from '../../../src/routing/engine/engine.js';
import type { RoutingEngineSettings } from '../../../src/routing/engine/engine-settings.js';

/** A store of a few maps with the engine beside it, as the dispatcher drives them. */
export interface SmallCentre {
  readonly engine: RoutingEngine;
  readonly agents: ReadonlyMap<string, Agent>;
  readonly tickets: ReadonlyMap<string, Ticket>;
  putQueue(queue: Queue): void;
  putAgent(agent: Agent, at: Date): void;
  putTicket(ticket: Ticket, at: Date): void;
  /** Decides and writes every decision. */
  dispatch(at: Date): readonly Decision[];
  change(ticketId: string, at: Date, move: (ticket: Ticket) => Ticket | null): boolean;
  accept(ticketId: string, at: Date): boolean;
  reject(ticketId: string, at: Date): boolean;
  complete(ticketId: string, at: Date): boolean;
}

export function createSmallCentre(settings: Partial<RoutingEngineSettings> = {}): SmallCentre {
  let ids = 0;
  const engine = createRoutingEngine({ nextReservationId: () => `r${++ids}`, ...settings });
  const agents = new Map<string, Agent>();
  const tickets = new Map<string, Ticket>();

  const write = (next: Ticket, at: Date) => {
    const stored = { ...next, version: (tickets.get(next.id)?.version ?? 0) + 1 };
    tickets.set(stored.id, stored);
    engine.upsertTicket(stored, at);
  };
  const change: SmallCentre['change'] = (ticketId, at, move) => {
    const stored = tickets.get(ticketId);
    const next = stored === undefined ? null : move(stored);
    if (next !== null) write(next, at);
    return next !== null;
  };

  return {
    engine,
    agents,
    tickets,
    putQueue: (queue) => engine.upsertQueue(queue),
    putAgent(agent, at) {
      const stored = { ...agent, version: (agents.get(agent.id)?.version ?? 0) + 1 };
      agents.set(agent.id, stored);
      engine.upsertAgent(stored, at);
    },
    putTicket: write,
    dispatch(at) {
      const decisions = engine.decide(at);
      for (const decision of decisions) {
        const next = applied(decision, at);
        if (next === null)
          throw new Error(`${decision.kind} is not possible in state ${decision.ticket.state}`);
        write(next, at);
      }
      return decisions;
    },
    change,
    accept: (ticketId, at) => change(ticketId, at, (ticket) => accept(ticket, at)),
    reject: (ticketId, at) =>
      change(ticketId, at, (ticket) => releaseReservation(ticket, { state: 'rejected', at })),
    complete(ticketId, at) {
      const holder = agents.get(tickets.get(ticketId)?.agentId ?? '');
      const done = change(ticketId, at, (ticket) => complete(ticket, at));
      if (done && holder !== undefined) this.putAgent({ ...holder, idleSince: at }, at);
      return done;
    },
  };
}

/** What the dispatcher would store. */
export function applied(decision: Decision, at: Date): Ticket | null {
  const { ticket } = decision;
  switch (decision.kind) {
    case 'reserve':
      return reserve(ticket, decision.reservation);
    case 'time-out':
      return releaseReservation(ticket, { state: 'timed-out', at, reason: decision.reason });
    case 'agent-lost':
      return requeue(ticket, at, decision.reason);
    case 'to-triage':
      return { ...ticket, queue: decision.queue, requiredSkills: decision.requiredSkills };
  }
}

/** `t1→anna` for an offer, else `kind t1`. */
export const told = (decisions: readonly Decision[]): readonly string[] =>
  decisions.map((decision) =>
    decision.kind === 'reserve'
      ? `${decision.ticketId}→${decision.agentId}`
      : `${decision.kind} ${decision.ticketId}`,
  );
