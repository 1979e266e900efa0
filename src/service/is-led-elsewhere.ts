import type { Ticket } from '../domain/ticket.js';
import { routeTicket } from '../routing/route-ticket.js';
import { factsOf } from '../routing/ticket-facts.js';
import type { RoutingConfiguration } from './current-routing.js';

/**
 * Whether urgency or attributes that a message has added lead a waiting ticket through another filter. Where they do
 * not, it stays where it is now, to which somebody may have transferred it.
 */
export function isLedElsewhere(before: Ticket, after: Ticket, routing: RoutingConfiguration): boolean {
  const { urgencySigns = [], customerAttributes } = before;
  if (
    after.urgencySigns?.length === urgencySigns.length &&
    JSON.stringify(after.customerAttributes) === JSON.stringify(customerAttributes)
  )
    return false;
  const filterOf = (ticket: Ticket) => routeTicket(factsOf(ticket), routing).record.filters.at(-1)?.filter;
  return filterOf(before) !== filterOf(after);
}
