import type { Database } from 'better-sqlite3';
import type { Ticket } from '../../../domain/ticket.js';
import type { DocumentTable } from './document-table.js';

/**
 * Keeps a dispatcher that has lost its lease from writing. Each ticket has the token of the last dispatcher that wrote
 * it, in a column of its own, since a new leader stamps all open tickets without changing their versions; and one floor
 * holds for tickets that are inserted or opened again later. A lower token than either is refused.
 */
export interface TicketFence {
  /** Whether a dispatcher with this token may write the ticket. */
  admits(ticketId: string, token: number): boolean;
  stamp(ticketId: string, token: number): void;
  raise(token: number): void;
  /** The table, reading each ticket's token from its column. */
  guard(table: DocumentTable<Ticket>): DocumentTable<Ticket>;
}

export function ticketFence(db: Database): TicketFence {
  const refused = db
    .prepare<[string, number, number], number>(
      `SELECT EXISTS (SELECT 1 FROM tickets WHERE id = ? AND fencing_token > ?)
           OR EXISTS (SELECT 1 FROM ticket_fence WHERE token > ?)`,
    )
    .pluck();
  const stamp = db.prepare<[number, string]>('UPDATE tickets SET fencing_token = ? WHERE id = ?');
  const raiseFloor = db.prepare<[number]>('UPDATE ticket_fence SET token = max(token, ?)');
  const stampOpen = db.prepare<[number, number]>(
    `UPDATE tickets SET fencing_token = ?
     WHERE state IN ('pending', 'reserved', 'assigned', 'wrapping') AND fencing_token < ?`,
  );
  const tokenOf = db.prepare<[string], number>('SELECT fencing_token FROM tickets WHERE id = ?').pluck();
  const withToken = (ticket: Ticket): Ticket => ({ ...ticket, fencingToken: tokenOf.get(ticket.id) ?? 0 });

  return {
    admits: (ticketId, token) => refused.get(ticketId, token, token) === 0,
    stamp: (ticketId, token) => void stamp.run(token, ticketId),
    raise(token) {
      raiseFloor.run(token);
      stampOpen.run(token, token);
    },
    guard: (table) => ({
      ...table,
      get(id) {
        const ticket = table.get(id);
        return ticket && withToken(ticket);
      },
      getMany: (ids) => table.getMany(ids).map(withToken),
      decode: (row) => withToken(table.decode(row)),
    }),
  };
}
