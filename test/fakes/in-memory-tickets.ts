import { TICKET_STATES, type Ticket, type TicketState } from '../../src/domain/ticket.js';
import { isOpen } from '../../src/domain/ticket-state.js';
import type { NewDocument } from '../../src/ports/document-repository.js';
import type { StoredEvent } from '../../src/ports/outbox.js';
import type { TicketRepository } from '../../src/ports/ticket-repository.js';
import { inMemoryCollection, inMemoryPage } from './in-memory-collection.js';

export function inMemoryTickets(emit: (events: readonly StoredEvent[]) => void): TicketRepository {
  const tickets = inMemoryCollection<Ticket>('tickets', ({ id }) => id, emit);
  const tokens = new Map<string, number>();
  let floor = 0;
  const withToken = (ticket: Ticket): Ticket => ({ ...ticket, fencingToken: tokens.get(ticket.id) ?? 0 });
  const stamp = (id: string, token: number) => tokens.set(id, Math.max(token, floor));
  const all = () => tickets.all().map(withToken);
  const oldestFirst = () =>
    all().sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1));

  const update = (entry: NewDocument<Ticket>, token: number | undefined) => {
    const { id } = entry.document;
    if (token !== undefined && token < Math.max(tokens.get(id) ?? 0, floor)) return 'conflict';
    const outcome = tickets.update(entry);
    if (outcome === 'updated' && token !== undefined) stamp(id, token);
    return outcome;
  };

  return {
    get: async (id) => {
      const ticket = tickets.get(id);
      return ticket && withToken(ticket);
    },
    getMany: async (ids) => tickets.getMany(ids).map(withToken),
    insertMany: async (documents) =>
      documents.map((entry) => {
        const { id, messageIds, fencingToken } = entry.document;
        const [first] = messageIds;
        if (first !== undefined && tickets.all().some((other) => other.messageIds[0] === first))
          return 'exists';
        const outcome = tickets.insert(entry);
        if (outcome === 'inserted') stamp(id, fencingToken);
        return outcome;
      }),
    update: async (document, { events = [], fencingToken } = {}) =>
      update({ document, events }, fencingToken),
    updateMany: async (documents, { fencingToken } = {}) =>
      documents.map((entry) => update(entry, fencingToken)),
    byMessageIds: async (messageIds) =>
      all().filter((ticket) => ticket.messageIds.some((id) => messageIds.includes(id))),
    byReservationId: async (reservationId) =>
      all().find(({ reservation }) => reservation?.id === reservationId) ?? null,
    find: async (query) => {
      const found = oldestFirst()
        .reverse()
        .filter(
          (ticket) =>
            (query.state ?? ticket.state) === ticket.state &&
            (query.queue ?? ticket.queue) === ticket.queue &&
            (query.businessCase ?? ticket.businessCase) === ticket.businessCase &&
            (query.agentId ?? ticket.agentId) === ticket.agentId &&
            (query.conversationId ?? ticket.conversationId) === ticket.conversationId &&
            (query.messageId === undefined || ticket.messageIds.includes(query.messageId)),
        );
      return inMemoryPage(found, query, ({ id }) => id);
    },
    open: async (page) => inMemoryPage(oldestFirst().filter(isOpen), page, ({ id }) => id),
    latestCases: async ({ since, limit }) =>
      oldestFirst()
        .reverse()
        .filter(({ createdAt }) => createdAt >= since)
        .slice(0, limit)
        .map(({ businessCase, createdAt }) => ({ businessCase, createdAt })),
    countByState: async () =>
      Object.fromEntries(
        TICKET_STATES.map((state) => [
          state,
          tickets.all().filter((ticket) => ticket.state === state).length,
        ]),
      ) as Record<TicketState, number>,
    fence: async (token) => {
      floor = Math.max(floor, token);
      for (const ticket of tickets.all().filter(isOpen)) stamp(ticket.id, tokens.get(ticket.id) ?? 0);
    },
  };
}
