import { type CaseMix, DEFAULT_CASE_MIX_SETTINGS } from './case-mix.js';
import type { ServiceContext } from './service-context.js';

const MOST_TICKETS = 20_000;

/**
 * Counts the stored tickets of the last days into a case mix that has just been made, so that a restart does not blind
 * it. At most 20,000: where there are more, the mix is that of the latest. A corrected ticket counts as what it was
 * corrected to.
 */
export async function recallCaseMix(
  { store, clock }: Pick<ServiceContext, 'store' | 'clock'>,
  caseMix: CaseMix,
): Promise<void> {
  const now = clock.now();
  const { recentMs, referenceMs } = DEFAULT_CASE_MIX_SETTINGS;
  const since = new Date(now.getTime() - recentMs - referenceMs);
  for (const { businessCase, createdAt } of await store.tickets.latestCases({ since, limit: MOST_TICKETS })) {
    // what came after the start has been counted as it was predicted
    if (createdAt < now) caseMix.count(businessCase, createdAt);
  }
}
