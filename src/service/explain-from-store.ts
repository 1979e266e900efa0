import { createRoutingEngine } from '../routing/engine/create-routing-engine.js';
import type { WaitingExplanation } from '../routing/engine/engine.js';
import { allPages } from './all-pages.js';
import type { ServiceContext } from './service-context.js';

/**
 * What a waiting ticket waits for, found out from the store alone, where no dispatcher can be asked: reads all agents
 * and open tickets. Null when it does not wait.
 */
export async function explainWaitingFromStore(
  { store, clock }: Pick<ServiceContext, 'store' | 'clock'>,
  ticketId: string,
): Promise<WaitingExplanation | null> {
  const engine = createRoutingEngine({ nextReservationId: () => '' });
  const now = clock.now();
  for (const queue of await store.queues.all()) engine.upsertQueue(queue);
  for (const agent of await store.agents.all()) engine.upsertAgent(agent, now);
  for await (const ticket of allPages((page) => store.tickets.open(page))) engine.upsertTicket(ticket, now);
  return engine.explainWaiting(ticketId, now);
}
