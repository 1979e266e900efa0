import { TOPICS } from '../domain/event.js';
import type { Lease } from '../domain/lease.js';
import type { RoutingOverview } from '../routing/engine/engine.js';
import type { EventStream } from './event-stream.js';
import { keepLease } from './keep-lease.js';
import { eventString } from './parse-event.js';
import { createRoutingState, type RoutingState } from './routing-state.js';
import type { ServiceContext } from './service-context.js';
import { createWaker } from './waker.js';

export interface DispatcherOptions {
  /** Names this process among the instances. */
  readonly instanceId: string;
  /** What happens on the bus, whichever instance does it. */
  readonly events: Pick<EventStream, 'subscribe'>;
  /** The group of queues that share agents; one dispatcher leads each. */
  readonly domain?: string;
  /** How long a silent leader keeps its lead; 5 s. */
  readonly leaseMs?: number;
}

export interface Dispatcher {
  isLeader(): boolean;
  /** What a waiting ticket waits for; null when this process does not lead or does not know the ticket. */
  explainWaiting(ticketId: string): ReturnType<RoutingState['explainWaiting']> | null;
  /** What waits and who is free; null when this process does not lead. */
  overview(): RoutingOverview | null;
  close(): Promise<void>;
}

/** After an error. */
const RETRY_MS = 1000;
/** Longest time between two looks at the store for what the bus may not have told. */
const FULL_REFRESH_MS = 60_000;

/**
 * Drives the routing engine. One instance leads per routing domain, by a lease with a fencing token; the others
 * stand by. The leader keeps agents and open tickets in memory, learns of changes from the bus, and makes every
 * reservation a compare-and-set with its token, so that a leader who was paused and has lost the lease cannot
 * reserve any more.
 */
export function startDispatcher(context: ServiceContext, options: DispatcherOptions): Dispatcher {
  const { instanceId, events, domain = 'default', leaseMs = 5000 } = options;
  const leaseName = `routing:${domain}`;
  const waker = createWaker();
  let closing = false;
  let state: RoutingState | null = null;

  const acquire = (): Promise<Lease | null> =>
    context.store.leases.acquire({
      name: leaseName,
      holder: instanceId,
      now: context.clock.now(),
      durationMs: leaseMs,
    });

  /** Leads until the lease is lost or the dispatcher closes. */
  const lead = async (lease: Lease): Promise<void> => {
    context.log.info({ domain, token: lease.token }, 'dispatcher.leading');
    const changed = { tickets: new Map<string, number>(), agents: new Set<string>(), queues: false };
    // first listen, then read: what changes in between is heard of
    const unsubscribe = events.subscribe({
      listener: (event) => {
        const ticketId = eventString(event, 'ticketId');
        const agentId = eventString(event, 'agentId');
        if (event.topic === TOPICS.tickets && ticketId !== null) {
          const told = changed.tickets.get(ticketId) ?? 0;
          const version = event.data['ticketVersion'];
          // an older event may come once more after a newer one; infinite: of an unknown version, hence read
          changed.tickets.set(
            ticketId,
            Math.max(told, typeof version === 'number' ? version : Number.POSITIVE_INFINITY),
          );
        } else if (event.topic !== TOPICS.agents) return;
        else if (agentId !== null) changed.agents.add(agentId);
        else if (event.type === 'queue.changed') changed.queues = true;
        waker.wake();
      },
    });
    const kept = keepLease(lease, {
      clock: context.clock,
      leaseMs,
      renew: acquire,
      onLost: () => {
        context.log.warn({ domain, token: lease.token }, 'dispatcher.lost-lead');
        waker.wake();
      },
    });
    try {
      await context.store.tickets.fence(lease.token);
      state = await createRoutingState(context, lease.token);
      let refreshAt = context.clock.now().getTime() + FULL_REFRESH_MS;
      while (!closing && !kept.isLost()) {
        const now = context.clock.now().getTime();
        if (now >= refreshAt) {
          await state.reload();
          refreshAt = now + FULL_REFRESH_MS;
        }
        const tickets = new Map(changed.tickets);
        const agents = [...changed.agents];
        const { queues } = changed;
        changed.tickets.clear();
        changed.agents.clear();
        changed.queues = false;
        await state.refresh({ tickets, agents, queues });
        const more = await state.decideAndStore();
        if (more) continue;
        const wakeAt = state.nextWakeAt()?.getTime() ?? Number.POSITIVE_INFINITY;
        await waker.sleep(Math.min(refreshAt, wakeAt) - context.clock.now().getTime());
      }
    } finally {
      state = null;
      unsubscribe();
      await kept.end();
    }
  };

  const run = async () => {
    while (!closing) {
      // those that stand by look often: agents wait for the next ticket until one of them leads
      let pause = leaseMs / 10;
      try {
        const lease = await acquire();
        if (lease !== null) await lead(lease);
      } catch (error) {
        pause = RETRY_MS;
        context.metrics.stageFailed('dispatch');
        context.log.error({ err: error, domain }, 'dispatcher.failed');
      }
      if (!closing) await waker.sleep(pause);
    }
    await context.store.leases.release(leaseName, instanceId).catch(() => undefined);
  };
  const running = run();

  return {
    isLeader: () => state !== null,
    explainWaiting: (ticketId) => state?.explainWaiting(ticketId) ?? null,
    overview: () => state?.overview() ?? null,
    async close() {
      closing = true;
      waker.wake();
      await running;
    },
  };
}
