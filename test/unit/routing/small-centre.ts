import type { Agent } from '../../../src/domain/agent.js';
import type { Queue } from '../../../src/domain/queue.js';
import type { Ticket } from '../../../src/domain/ticket.js';
import { accept, complete, releaseReservation } from '../../../src/domain/ticket-state.js';
import { applyDecision } from '../../../src/routing/engine/apply-decision.js';
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
        const next = applyDecision(decision, at);
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
      if (done && holder !== undefined)
        this.putAgent({ ...holder, idleSince: at, turns: (holder.turns ?? 0) + 1 }, at);
      return done;
    },
  };
}

/** `t1→anna` for an offer, else `kind t1`. */
export const told = (decisions: readonly Decision[]): readonly string[] =>
  decisions.map((decision) =>
    decision.kind === 'reserve'
      ? `${decision.ticketId}→${decision.agentId}`
      : `${decision.kind} ${decision.ticketId}`,
  );
