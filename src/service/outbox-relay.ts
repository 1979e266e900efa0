import type { DomainEvent } from '../domain/event.js';
import type { BusRecord } from '../ports/message-bus.js';
import type { ServiceContext } from './service-context.js';
import { createWaker } from './waker.js';

const BATCH = 500;
const IDLE_MS = 250;
/** Longest time until it is looked in all collections, and not only where this process has just written. */
const FULL_LOOK_MS = 1000;
const BACK_OFF_MS = 1000;
/** What is not published so long after `close` is left for the next start. */
const CLOSING_MS = 1000;

export interface OutboxRelay {
  /** Publishes what is left in the outbox, as far as the bus takes it within a second, then stops. */
  close(): Promise<void>;
}

/**
 * Publishes the events that documents carry, oldest first, and then removes them from their documents. Killed in
 * between, it publishes some again: events are delivered at least once, their `id` tells a repetition.
 */
export function startOutboxRelay(context: ServiceContext): OutboxRelay {
  const waker = createWaker();
  /** Collections that this process has written events to; null: look in all. */
  let changed: Set<string> | null = null;
  const unlisten = context.store.outbox.onEvents((collection) => {
    if (collection === undefined) changed = null;
    else changed?.add(collection);
    waker.wake();
  });
  let closing = false;
  let fullLookAt = 0;

  /** Where to look now; null: in all collections. */
  const whereToLook = (): readonly string[] | null => {
    const now = context.clock.now().getTime();
    const where = changed === null || changed.size === 0 || now >= fullLookAt ? null : [...changed];
    if (where === null) fullLookAt = now + FULL_LOOK_MS;
    changed = new Set();
    return where;
  };

  /** True when nothing is left; stops at `deadline`. */
  const drain = async (deadline?: number): Promise<boolean> => {
    const where = deadline === undefined ? whereToLook() : null;
    for (;;) {
      const { outbox } = context.store;
      const stored = await (where === null ? outbox.unpublished(BATCH) : outbox.unpublishedOf(where, BATCH));
      if (stored.length === 0) return true;
      const begun = context.clock.now().getTime();
      await context.bus.publish(stored.map(({ event }) => eventRecord(event)));
      await context.store.outbox.markPublished(stored);
      context.metrics.stageDuration('relay', (context.clock.now().getTime() - begun) / 1000);
      context.metrics.eventsPublished(stored.length);
      for (const { event } of stored) {
        // not its key, which may be a customer's address
        const { id: eventId, type, topic, data } = event;
        const { messageId, ticketId, reservationId, agentId, modelId, jobId } = data;
        const ids = { messageId, ticketId, reservationId, agentId, modelId, jobId };
        context.log.debug({ eventId, type, topic, ...ids }, 'outbox.published');
      }
      // what has been written meanwhile wakes the loop; to look again at once would find nothing as a rule
      if (stored.length < BATCH) return true;
      if (deadline !== undefined && context.clock.now().getTime() > deadline) return false;
    }
  };

  const run = async () => {
    while (!closing) {
      let pause = IDLE_MS;
      try {
        await drain();
      } catch (error) {
        context.metrics.stageFailed('relay');
        context.log.error({ err: error }, 'outbox.relay-failed');
        pause = BACK_OFF_MS;
        changed = null;
      }
      if (!closing) await waker.sleep(pause);
    }
  };
  const running = run();

  return {
    async close() {
      closing = true;
      unlisten();
      waker.wake();
      await running;
      try {
        const isEmpty = await drain(context.clock.now().getTime() + CLOSING_MS);
        if (!isEmpty) context.log.warn({}, 'outbox.left-for-next-start');
      } catch (error) {
        context.log.warn({ err: error }, 'outbox.left-for-next-start');
      }
    },
  };
}

/** How an event looks on the bus: JSON, its type as header. */
export function eventRecord(event: DomainEvent): BusRecord {
  const { topic, ...rest } = event;
  return {
    topic,
    key: event.key,
    value: Buffer.from(JSON.stringify(rest)),
    headers: { 'content-type': 'application/json', 'weiche-event-type': event.type },
  };
}
