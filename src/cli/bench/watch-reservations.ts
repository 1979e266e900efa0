import { TOPICS } from '../../domain/event.js';
import { DONE } from '../../ports/message-bus.js';
import { eventString, parseEvent } from '../../service/parse-event.js';
import { ticketIdFor } from '../../service/plan-messages.js';
import type { ServiceContext } from '../../service/service-context.js';

/** Hears of reservations on the bus, as an agent's desktop would, and tells how long they took. */
export interface ReservationWatch {
  /** Notes that the message is being published now. */
  published(messageId: string): void;
  /** Milliseconds from publishing to hearing of the reservation, of each message so far. */
  readonly taken: readonly number[];
  /** Messages published and not yet heard of. */
  waiting(): number;
  close(): Promise<void>;
}

/** `onReserved` gets the tickets of one batch of events, in order. */
export async function watchReservations(
  context: ServiceContext,
  onReserved: (ticketIds: readonly string[]) => void = () => undefined,
): Promise<ReservationWatch> {
  const publishedAt = new Map<string, number>();
  const taken: number[] = [];
  const subscription = await context.bus.subscribe({
    topics: [TOPICS.reservations],
    group: 'bench-reservations',
    from: 'latest',
    handle: async (records) => {
      const now = performance.now();
      const reserved: string[] = [];
      for (const record of records) {
        const event = parseEvent(record);
        const ticketId = event?.type === 'reservation.created' ? eventString(event, 'ticketId') : null;
        if (ticketId === null) continue;
        reserved.push(ticketId);
        const at = publishedAt.get(ticketId);
        if (at !== undefined) taken.push(now - at);
        publishedAt.delete(ticketId);
      }
      if (reserved.length > 0) onReserved(reserved);
      return records.map(() => DONE);
    },
  });
  return {
    published: (messageId) => void publishedAt.set(ticketIdFor(messageId), performance.now()),
    taken,
    waiting: () => publishedAt.size,
    close: () => subscription.close(),
  };
}

export interface Percentiles {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

export function percentiles(taken: readonly number[]): Percentiles {
  const sorted = Float64Array.from(taken).sort();
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) };
}
