import type { Ticket } from '../../../domain/ticket.js';
import type { TicketRepository } from '../../../ports/ticket-repository.js';
import { documentCollection } from './document-collection.js';
import type { StoreConnection } from './store-connection.js';
import { ticketFence } from './ticket-fence.js';
import { ticketQueries } from './ticket-queries.js';

export function ticketRepository(connection: StoreConnection): TicketRepository {
  const tickets = documentCollection<Ticket>(connection, {
    name: 'tickets',
    idField: 'id',
    optionalFields: {
      related: true,
      ownSkills: true,
      agentOrder: true,
      customerAttributes: true,
      urgency: true,
      urgencySigns: true,
      relaxation: true,
      targetWaitSeconds: true,
      heldUntil: true,
      wrapUntil: true,
      replies: true,
    },
    // unique: a message opens one ticket
    derived: { firstMessageId: ({ messageIds }) => messageIds[0] },
    // a new leader stamps tickets without changing their versions: whoever read one before must not wipe the stamp off
    untouched: ['fencingToken'],
  });
  const fence = ticketFence(connection);
  return {
    get: tickets.get,
    getMany: tickets.getMany,
    insertMany: tickets.insertMany,
    async update(document, { events = [], fencingToken } = {}) {
      if (fencingToken === undefined) return tickets.update({ document, events });
      const guard = await fence.guard(fencingToken);
      return guard === null ? 'conflict' : tickets.update({ document, events }, guard);
    },
    async updateMany(documents, { fencingToken } = {}) {
      if (fencingToken === undefined) return tickets.updateMany(documents);
      const guard = await fence.guard(fencingToken);
      return guard === null ? documents.map(() => 'conflict') : tickets.updateMany(documents, guard);
    },
    ...ticketQueries(tickets),
    fence: fence.raise,
  };
}
