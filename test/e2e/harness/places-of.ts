import type { Store } from '../../../src/ports/store.js';

/** How many tickets hold each message. */
export async function placesOf(store: Store): Promise<ReadonlyMap<string, number>> {
  const places = new Map<string, number>();
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Store['tickets']['find']>> = await store.tickets.find({
      limit: 200,
      ...(cursor === null ? {} : { cursor }),
    });
    for (const { messageIds } of page.items)
      for (const id of messageIds) places.set(id, (places.get(id) ?? 0) + 1);
    cursor = page.next;
  } while (cursor !== null);
  return places;
}
