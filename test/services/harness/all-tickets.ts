import type { Ticket } from '../../../src/domain/ticket.js';
import type { Store } from '../../../src/ports/store.js';

export async function allTickets(store: Store): Promise<readonly Ticket[]> {
  const tickets: Ticket[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.tickets.find({ limit: 200, ...(cursor === undefined ? {} : { cursor }) });
    tickets.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return tickets;
}
