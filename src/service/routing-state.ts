import type { DecisionRecord } from '../domain/decision-record.js';
import type { Ticket } from '../domain/ticket.js';
import { TICKETS_PAGE } from '../ports/page-cursor.js';
import { applyDecision } from '../routing/engine/apply-decision.js';
import { createRoutingEngine } from '../routing/engine/create-routing-engine.js';
import type { Decision } from '../routing/engine/decision.js';
import type { RoutingEngine, RoutingOverview, WaitingExplanation } from '../routing/engine/engine.js';
import { afterDecision } from './after-decision.js';
import { allPages } from './all-pages.js';
import { reservationEvent, ticketEvent } from './domain-events.js';
import { reportDecision } from './report-decision.js';
import type { ServiceContext } from './service-context.js';

/** What has changed since the last look. */
export interface Changes {
  /** By id, the version that is told of; infinite where that is not known. */
  readonly tickets: ReadonlyMap<string, number>;
  readonly agents: readonly string[];
  readonly queues: boolean;
}

/** The dispatcher's memory: the routing engine, fed from the store and writing to it. */
export interface RoutingState {
  /** Reads what has changed from the store. */
  refresh(changes: Changes): Promise<void>;
  /** Reads everything again. */
  reload(): Promise<void>;
  /** Decides and writes; true when there may be more to decide at once. */
  decideAndStore(): Promise<boolean>;
  nextWakeAt(): Date | null;
  explainWaiting(ticketId: string): WaitingExplanation | null;
  overview(): RoutingOverview;
}

const DECISIONS_AT_ONCE = 200;

/** Builds the engine from the store. `fencingToken` goes into every write. */
export async function createRoutingState(
  context: ServiceContext,
  fencingToken: number,
): Promise<RoutingState> {
  const engine = createRoutingEngine({ nextReservationId: () => context.ids.next() });
  /** Open tickets as the engine has them: their versions. */
  const known = new Map<string, number>();
  const put = (ticket: Ticket, at: Date) => {
    if (ticket.state === 'completed' || ticket.state === 'answered') known.delete(ticket.id);
    else known.set(ticket.id, ticket.version);
    engine.upsertTicket(ticket, at);
  };

  const reload = async () => {
    for (const queue of await context.store.queues.all()) engine.upsertQueue(queue);
    const agents = await context.store.agents.all();
    for (const agent of agents) engine.upsertAgent(agent, context.clock.now());
    const open = new Set<string>();
    for await (const ticket of allPages((page) => context.store.tickets.open(page), TICKETS_PAGE)) {
      open.add(ticket.id);
      put(ticket, context.clock.now());
    }
    // what was open before and is not any more has ended without our hearing of it
    const ended = [...known.keys()].filter((id) => !open.has(id));
    if (ended.length > 0) await readTickets(ended);
  };

  const readTickets = async (ids: readonly string[]) => {
    const tickets = await context.store.tickets.getMany(ids);
    const found = new Set(tickets.map(({ id }) => id));
    for (const ticket of tickets) put(ticket, context.clock.now());
    for (const id of ids) {
      if (found.has(id)) continue;
      known.delete(id);
      engine.removeTicket(id, context.clock.now());
    }
  };

  await reload();
  return {
    reload,
    async refresh({ tickets, agents, queues }) {
      if (queues) for (const queue of await context.store.queues.all()) engine.upsertQueue(queue);
      for (const id of agents) {
        const agent = await context.store.agents.get(id);
        if (agent === null) engine.removeAgent(id, context.clock.now());
        else engine.upsertAgent(agent, context.clock.now());
      }
      // of most changes it was this dispatcher who made them, and has them
      const unknown = [...tickets].filter(([id, version]) => version > (known.get(id) ?? 0));
      if (unknown.length > 0) await readTickets(unknown.map(([id]) => id));
    },
    async decideAndStore() {
      const at = context.clock.now();
      const decisions = engine.decide(at, { limit: DECISIONS_AT_ONCE });
      if (decisions.length === 0) return false;
      await storeDecisions(context, engine, { decisions, at, fencingToken, put });
      context.metrics.stageDuration('dispatch', (context.clock.now().getTime() - at.getTime()) / 1000);
      return decisions.length === DECISIONS_AT_ONCE;
    },
    nextWakeAt: () => engine.nextWakeAt(),
    explainWaiting: (ticketId) => engine.explainWaiting(ticketId, context.clock.now()),
    overview: () => engine.overview(context.clock.now()),
  };
}

/** Writes decisions by compare-and-set; those that lose their race are taken back and the truth is read again. */
async function storeDecisions(
  context: ServiceContext,
  engine: RoutingEngine,
  batch: {
    readonly decisions: readonly Decision[];
    readonly at: Date;
    readonly fencingToken: number;
    /** Takes a ticket as it is stored now. */
    readonly put: (ticket: Ticket, at: Date) => void;
  },
): Promise<void> {
  const { decisions, at, fencingToken, put } = batch;
  const moves = decisions.flatMap((decision) => {
    const after = applyDecision(decision, at);
    return after === null ? [] : [{ decision, after }];
  });
  const records = moves.map(
    ({ decision }): DecisionRecord => ({
      id: context.ids.next(),
      ticketId: decision.ticketId,
      at,
      data: decision.record,
    }),
  );
  let written: readonly string[] = [];
  try {
    await context.store.decisions.insertMany(records);
    written = await context.store.tickets.updateMany(
      moves.map(({ decision, after }) => ({
        document: after,
        events: [
          ticketEvent(context, eventTypeOf(decision), after, decision.ticket.version + 1),
          ...(after.reservation === decision.ticket.reservation ? [] : reservationEvent(context, after)),
        ],
      })),
      { fencingToken },
    );
  } finally {
    // also when the store was away: nothing may stay decided in memory that is not written
    const kept = new Set(
      moves.flatMap(({ decision }, index) => (written[index] === 'updated' ? decision : [])),
    );
    const lost = decisions.filter((decision) => !kept.has(decision));
    if (lost.length > 0) await takeBack(context, engine, lost);
  }
  for (const [index, { decision, after }] of moves.entries()) {
    if (written[index] !== 'updated') continue;
    put({ ...after, version: decision.ticket.version + 1, fencingToken }, at);
    reportDecision(context, decision, { at, fencingToken });
    await afterDecision(context, decision);
  }
}

async function takeBack(
  context: ServiceContext,
  engine: RoutingEngine,
  lost: readonly Decision[],
): Promise<void> {
  const stored = await context.store.tickets.getMany(lost.map(({ ticketId }) => ticketId));
  const byId = new Map(stored.map((ticket) => [ticket.id, ticket]));
  for (const decision of lost)
    engine.retract(decision, byId.get(decision.ticketId) ?? null, context.clock.now());
}

const EVENT_TYPES = {
  reserve: 'ticket.reserved',
  'time-out': 'ticket.requeued',
  'agent-lost': 'ticket.requeued',
  'to-triage': 'ticket.to-triage',
  relax: 'ticket.relaxed',
  overflow: 'ticket.overflowed',
  'wrap-up-over': 'ticket.completed',
} as const satisfies Record<Decision['kind'], string>;

const eventTypeOf = (decision: Decision) =>
  decision.kind === 'reserve' && decision.autoAccept ? 'ticket.assigned' : EVENT_TYPES[decision.kind];
