import type { Decision } from '../routing/engine/decision.js';
import { phrase } from '../routing/explanation/phrase.js';
import { becameIdle, MOST_MISSED_OFFERS, missedOffer } from './agents.js';
import type { ServiceContext } from './service-context.js';

/** What a stored decision means for its agent: free again after the wrap-up, or perhaps not there at all. */
export async function afterDecision(context: ServiceContext, decision: Decision): Promise<void> {
  if (decision.kind === 'wrap-up-over') await becameIdle(context, decision.agentId);
  if (decision.kind !== 'time-out' || !(await missedOffer(context, decision.agentId))) return;
  const sentence = phrase('set-away', { agent: decision.agentId, count: MOST_MISSED_OFFERS });
  await context.store.decisions.insertMany([
    {
      id: context.ids.next(),
      ticketId: decision.ticketId,
      at: context.clock.now(),
      data: { kind: 'note', sentence },
    },
  ]);
  context.log.info({ agentId: decision.agentId }, 'dispatcher.agent-set-away');
}
