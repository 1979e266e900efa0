import type { Ticket } from '../../../src/domain/ticket.js';
import type { Store } from '../../../src/ports/store.js';
import { until } from '../../e2e/harness/api.js';
import { allTickets } from './all-tickets.js';

/** How many of the messages have no ticket, and how many have several. */
export function countTickets(tickets: readonly Ticket[], ids: readonly string[]) {
  const places = new Map<string, number>();
  for (const { messageIds } of tickets)
    for (const id of messageIds) places.set(id, (places.get(id) ?? 0) + 1);
  return {
    lost: ids.filter((id) => !places.has(id)).length,
    doubled: ids.filter((id) => (places.get(id) ?? 0) > 1).length,
  };
}

/** All tickets, as soon as each of the messages has one. */
export function ticketsFor(store: Store, ids: readonly string[], timeoutMs = 60_000) {
  return until(
    `a ticket for each of ${ids.length} messages`,
    async () => {
      const tickets = await allTickets(store);
      const held = new Set(tickets.flatMap(({ messageIds }) => messageIds));
      return ids.every((id) => held.has(id)) ? tickets : null;
    },
    timeoutMs,
  );
}

export function emptyOutbox(store: Store, timeoutMs = 60_000): Promise<true> {
  return until(
    'an empty outbox',
    async () => ((await store.outbox.unpublished(1)).length === 0 ? true : null),
    timeoutMs,
  );
}
