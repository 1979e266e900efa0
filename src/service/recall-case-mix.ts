import type { Ticket } from '../domain/ticket.js';
import type { Page } from '../ports/page.js';
import { type CaseMix, DEFAULT_CASE_MIX_SETTINGS } from './case-mix.js';
import type { ServiceContext } from './service-context.js';

const MOST_TICKETS = 20_000;
/** Large, since a store without an index that is in order sorts all tickets for each page. */
const PAGE = 2000;

/**
 * Counts the stored tickets of the last days, newest first, into a case mix that has just been made, so that a
 * restart does not blind it. At most 20,000: where there are more, the mix is that of the latest. A corrected ticket
 * counts as what it was corrected to.
 */
export async function recallCaseMix(
  { store, clock }: Pick<ServiceContext, 'store' | 'clock'>,
  caseMix: CaseMix,
  signal: AbortSignal,
): Promise<void> {
  const now = clock.now();
  const { recentMs, referenceMs } = DEFAULT_CASE_MIX_SETTINGS;
  const since = now.getTime() - recentMs - referenceMs;
  let cursor: string | null = null;
  for (let read = 0; read < MOST_TICKETS; read += PAGE) {
    if (signal.aborted) return;
    const page: Page<Ticket> = await store.tickets.find({
      limit: PAGE,
      ...(cursor === null ? {} : { cursor }),
    });
    for (const { businessCase, createdAt } of page.items) {
      // what came after the start has been counted as it was predicted
      if (createdAt.getTime() >= since && createdAt < now) caseMix.count(businessCase, createdAt);
    }
    const oldest = page.items.at(-1);
    if (page.next === null || oldest === undefined || oldest.createdAt.getTime() < since) return;
    cursor = page.next;
    // messages go first
    await new Promise((resolve) => setImmediate(resolve));
  }
}
