import type { Ticket } from '../../../src/domain/ticket.js';
import { TICKETS_PAGE } from '../../../src/ports/page-cursor.js';
import type { Store } from '../../../src/ports/store.js';
import { allPages } from '../../../src/service/all-pages.js';

export async function allTickets(store: Store): Promise<readonly Ticket[]> {
  const tickets: Ticket[] = [];
  for await (const ticket of allPages((page) => store.tickets.find(page), TICKETS_PAGE)) tickets.push(ticket);
  return tickets;
}
