import { knowledgeEvent } from './domain-events.js';
import { eventRecord } from './outbox-relay.js';
import type { ServiceContext } from './service-context.js';

/**
 * Tells all instances that the knowledge base has changed. Published at once and not by way of an outbox: what matters
 * is stored, and every instance looks for itself from time to time, so a bus that is away costs only some seconds.
 */
export async function announceKnowledge(
  context: ServiceContext,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  try {
    await context.bus.publish([eventRecord(knowledgeEvent(context, data))]);
  } catch (error) {
    context.log.warn({ err: error }, 'knowledge.not-announced');
  }
}
