import type { Filter } from 'mongodb';
import { TICKET_STATES, type Ticket, type TicketState } from '../../../domain/ticket.js';
import { type PageStart, pageLimit, pageOf, pageStart, TICKETS_PAGE } from '../../../ports/page-cursor.js';
import type { TicketQuery, TicketRepository } from '../../../ports/ticket-repository.js';
import { translated } from '../translate-error.js';
import { afterStart } from './after-start.js';
import { fromBson, storedString } from './bson-values.js';
import type { DocumentCollection } from './document-collection.js';
import type { StoredDocument } from './store-connection.js';

export const OPEN_STATES: readonly TicketState[] = ['pending', 'reserved', 'assigned', 'wrapping'];

/** Searches over tickets; pages are cut by (creation time, id), so that tickets inserted meanwhile shift nothing. */
export function ticketQueries(
  tickets: DocumentCollection<Ticket>,
): Pick<
  TicketRepository,
  'byMessageIds' | 'byReservationId' | 'find' | 'open' | 'latestCases' | 'countByState'
> {
  return {
    byMessageIds: async (messageIds) =>
      messageIds.length === 0
        ? []
        : tickets.find({ messageIds: { $in: [...new Set(messageIds)].map(storedString) } }),
    byReservationId: async (id) =>
      (await tickets.find({ 'reservation.id': storedString(id) }, { limit: 1 }))[0] ?? null,
    async find(query) {
      const limit = pageLimit(query, TICKETS_PAGE);
      const start = pageStart(query);
      const filter = { ...filterOf(query), ...(start && afterStart(start, 'createdAt', 'descending')) };
      const found = await tickets.find(filter, { sort: { createdAt: -1, _id: -1 }, limit: limit + 1 });
      return pageOf(found, limit, startAfter);
    },
    async open(page) {
      const limit = pageLimit(page, TICKETS_PAGE);
      const start = pageStart(page);
      const filter = {
        state: { $in: [...OPEN_STATES] },
        ...(start && afterStart(start, 'createdAt', 'ascending')),
      };
      const found = await tickets.find(filter, { sort: { createdAt: 1, _id: 1 }, limit: limit + 1 });
      return pageOf(found, limit, startAfter);
    },
    latestCases: ({ since, limit }) =>
      translated(async () => {
        const found = await tickets.collection
          .find(
            { createdAt: { $gte: since } },
            {
              projection: { businessCase: 1, createdAt: 1 },
              sort: { createdAt: -1, _id: -1 },
              limit,
              batchSize: limit,
            },
          )
          .toArray();
        // our own writing: the schema of tickets
        return found.map(({ businessCase, createdAt }) => ({
          businessCase: fromBson(businessCase) as string | null,
          createdAt: createdAt as Date,
        }));
      }),
    countByState: () =>
      translated(async () => {
        const counts = await Promise.all(
          TICKET_STATES.map(async (state) => [state, await tickets.collection.countDocuments({ state })]),
        );
        return Object.fromEntries(counts) as Record<TicketState, number>;
      }),
  };
}

function filterOf(query: TicketQuery): Filter<StoredDocument> {
  const equals: readonly (readonly [field: string, value: string | undefined])[] = [
    ['state', query.state],
    ['queue', query.queue],
    ['businessCase', query.businessCase],
    ['agentId', query.agentId],
    ['conversationId', query.conversationId],
    ['messageIds', query.messageId],
  ];
  return Object.fromEntries(
    equals.flatMap(([field, value]) => (value === undefined ? [] : [[field, storedString(value)]])),
  );
}

const startAfter = ({ createdAt, id }: Ticket): PageStart => ({ atMs: createdAt.getTime(), id });
