import { TICKET_STATES, type Ticket, type TicketState } from '../../../domain/ticket.js';
import type { NewDocument } from '../../../ports/document-repository.js';
import type { TicketRepository } from '../../../ports/ticket-repository.js';
import type { UpdateOutcome } from '../../../ports/write-outcome.js';
import { documentCodec } from '../document-codec.js';
import { type DocumentTable, documentTable } from './document-table.js';
import type { StoreDatabase } from './store-database.js';
import { ticketFence } from './ticket-fence.js';
import { ticketQueries } from './ticket-queries.js';

export function ticketRepository(store: StoreDatabase): TicketRepository {
  const fence = ticketFence(store.db);
  const table = fence.guard(ticketTable(store));
  const queries = ticketQueries(store.db, table);

  const updateWithToken = (entry: NewDocument<Ticket>, token: number | undefined): UpdateOutcome => {
    if (token !== undefined && !fence.admits(entry.document.id, token)) return 'conflict';
    const outcome = table.update(entry);
    if (token !== undefined && outcome === 'updated') fence.stamp(entry.document.id, token);
    return outcome;
  };

  return {
    get: (id) => store.read(() => table.get(id)),
    getMany: (ids) => store.read(() => table.getMany(ids)),
    insertMany: (documents) =>
      store.write(() =>
        documents.map((entry) => {
          const outcome = table.insert(entry);
          const { id, fencingToken } = entry.document;
          if (outcome === 'inserted' && fencingToken > 0) fence.stamp(id, fencingToken);
          return outcome;
        }),
      ),
    update: (document, { events = [], fencingToken } = {}) =>
      store.write(() => updateWithToken({ document, events }, fencingToken)),
    updateMany: (documents, { fencingToken } = {}) =>
      store.write(() => documents.map((entry) => updateWithToken(entry, fencingToken))),
    byMessageIds: (messageIds) => store.read(() => queries.byMessageIds(messageIds)),
    byReservationId: (reservationId) => store.read(() => queries.byReservationId(reservationId)),
    find: (query) => store.read(() => queries.find(query)),
    open: (page) => store.read(() => queries.open(page)),
    latestCases: (query) => store.read(() => queries.latestCases(query)),
    countByState: () => store.read(() => countByState(store)),
    fence: (fencingToken) => store.write(() => fence.raise(fencingToken)),
  };
}

function ticketTable(store: StoreDatabase): DocumentTable<Ticket> {
  return documentTable<Ticket>(store, {
    table: 'tickets',
    codec: documentCodec({
      createdAt: 'date',
      waitingSince: 'date',
      heldUntil: 'date',
      wrapUntil: 'date',
      acceptedAt: 'date',
      completedAt: 'date',
      related: { lookedUpAt: 'date' },
      reservation: { createdAt: 'date', expiresAt: 'date', endedAt: 'date' },
    }),
    idOf: ({ id }) => id,
    columns: {
      first_message_id: ({ messageIds }) => messageIds[0] ?? null,
      state: ({ state }) => state,
      queue: ({ queue }) => queue,
      business_case: ({ businessCase }) => businessCase,
      agent_id: ({ agentId }) => agentId,
      conversation_id: ({ conversationId }) => conversationId,
      reservation_id: ({ reservation }) => reservation?.id ?? null,
      created_at: ({ createdAt }) => createdAt.getTime(),
    },
    keys: ({ messageIds }) => messageIds.map((value) => ({ kind: 'message', value })),
  });
}

function countByState({ db }: StoreDatabase): Readonly<Record<TicketState, number>> {
  const count = db.prepare<[TicketState], number>('SELECT count(*) FROM tickets WHERE state = ?').pluck();
  const entries = TICKET_STATES.map((state): [TicketState, number] => [state, count.get(state) ?? 0]);
  return Object.fromEntries(entries) as Record<TicketState, number>;
}
