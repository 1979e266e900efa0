import { type DomainEvent, TOPICS } from '../domain/event.js';
import { DONE, type Subscription } from '../ports/message-bus.js';
import { forgetOwnGroup } from './forget-own-group.js';
import { parseEvent } from './parse-event.js';
import type { ServiceContext } from './service-context.js';

export type EventListener = (event: DomainEvent) => void;

/**
 * The events of all instances, in the order of their ids as far as one key goes: for those who watch over HTTP, for the
 * dispatcher and for the live model. One subscription for all of them, since each is a group of its own on the brokers.
 */
export interface EventStream {
  /**
   * Calls back for each event from now on, after those that followed `lastEventId` where it is still remembered. When
   * it is not, `onGap` is called first: the listener has missed something and reads anew. Returns how to stop it.
   */
  subscribe(options: {
    readonly listener: EventListener;
    readonly lastEventId?: string;
    readonly onGap?: () => void;
  }): () => void;
  close(): Promise<void>;
}

const REMEMBERED_EVENTS = 10_000;
const REMEMBERED_MS = 15 * 60_000;
const STREAMED_TOPICS = [
  TOPICS.tickets,
  TOPICS.reservations,
  TOPICS.models,
  TOPICS.agents,
  TOPICS.jobs,
  TOPICS.replies,
  TOPICS.knowledge,
];

/** Spreads what happens on the bus to all who watch this instance, and remembers the last quarter of an hour. */
export async function openEventStream(
  context: ServiceContext,
  { instanceId }: { readonly instanceId: string },
): Promise<EventStream> {
  const group = `events-${instanceId}`;
  const listeners = new Set<EventListener>();
  let remembered: DomainEvent[] = [];
  const seen = new Set<string>();

  const subscription: Subscription = await context.bus.subscribe({
    topics: STREAMED_TOPICS,
    group,
    from: { publishedSince: new Date(context.clock.now().getTime() - REMEMBERED_MS) },
    handle: async (records) => {
      for (const record of records) {
        const event = parseEvent(record);
        if (event === null || seen.has(event.id)) continue;
        const streamed: DomainEvent = {
          ...event,
          version: 1,
          occurredAt: new Date(event.occurredAt),
          topic: record.topic,
          ...(record.topic === TOPICS.replies ? { data: withoutContents(event.data) } : {}),
        };
        seen.add(event.id);
        remembered.push(streamed);
        for (const listener of listeners) listener(streamed);
      }
      if (remembered.length > 2 * REMEMBERED_EVENTS) {
        for (const old of remembered.slice(0, -REMEMBERED_EVENTS)) seen.delete(old.id);
        remembered = remembered.slice(-REMEMBERED_EVENTS);
      }
      return records.map(() => DONE);
    },
    onError: (error) => context.log.error({ err: error }, 'event-stream.failed'),
  });

  return {
    subscribe({ listener, lastEventId, onGap }) {
      if (lastEventId !== undefined) {
        const index = remembered.findIndex(({ id }) => id === lastEventId);
        if (index < 0) onGap?.();
        else for (const event of remembered.slice(index + 1)) listener(event);
      }
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      await subscription.close();
      await forgetOwnGroup(context, group);
      listeners.clear();
    },
  };
}

/** What is sent to customers goes out on the bus; who watches gets ids only. */
function withoutContents({
  text: _text,
  to: _to,
  subject: _subject,
  ...data
}: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return data;
}
