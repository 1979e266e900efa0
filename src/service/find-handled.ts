import type { Message } from '../domain/message.js';
import type { ServiceContext } from './service-context.js';

/**
 * Which of the messages have been dealt with before: a record may be delivered more than once, and a process may
 * have been killed between two writes. A message is done when a ticket holds it or it was dropped; one that is
 * stored without either is dealt with (again) from its start.
 */
export async function findHandled(
  context: ServiceContext,
  messages: readonly Message[],
): Promise<ReadonlySet<string>> {
  const ids = messages.map((message) => message.id);
  const [tickets, stored] = await Promise.all([
    context.store.tickets.byMessageIds(ids),
    context.store.messages.getMany(ids),
  ]);
  const present = new Set(stored.map((message) => message.id));
  const handled = new Set<string>();
  for (const ticket of tickets) {
    for (const id of ticket.messageIds) if (present.has(id)) handled.add(id);
  }
  for (const message of stored) if (message.outcome.kind === 'dropped') handled.add(message.id);
  return handled;
}
