import type { Database, Statement } from 'better-sqlite3';
import type { Ticket } from '../../../domain/ticket.js';
import type { Page, PageRequest } from '../../../ports/page.js';
import { type PageStart, pageLimit, pageOf, pageStart, TICKETS_PAGE } from '../../../ports/page-cursor.js';
import type { TicketQuery } from '../../../ports/ticket-repository.js';
import type { DocumentRow, DocumentTable } from './document-table.js';

type Parameter = string | number;
interface Condition {
  readonly sql: string;
  readonly parameters: readonly Parameter[];
}

/** Searches over tickets; pages are cut by (creation time, id), so that tickets inserted meanwhile shift nothing. */
export function ticketQueries(db: Database, table: DocumentTable<Ticket>) {
  const idsByMessage = db
    .prepare<[string], string>(`SELECT id FROM tickets_keys WHERE kind = 'message' AND value = ?`)
    .pluck();
  const byReservation = db.prepare<[string], DocumentRow>(
    'SELECT version, body FROM tickets WHERE reservation_id = ?',
  );
  const latestCases = db.prepare<[number, number], { business_case: string | null; created_at: number }>(
    'SELECT business_case, created_at FROM tickets WHERE created_at >= ? ORDER BY created_at DESC, id DESC LIMIT ?',
  );
  const statements = new Map<string, Statement<Parameter[], DocumentRow>>();

  const select = (conditions: readonly Condition[], order: string, limit: number): readonly Ticket[] => {
    const where = conditions.map(({ sql }) => sql).join(' AND ') || 'true';
    const sql = `SELECT version, body FROM tickets WHERE ${where} ORDER BY ${order} LIMIT ?`;
    const statement = statements.get(sql) ?? db.prepare<Parameter[], DocumentRow>(sql);
    statements.set(sql, statement);
    return statement.all(...conditions.flatMap(({ parameters }) => parameters), limit).map(table.decode);
  };

  return {
    byMessageIds(messageIds: readonly string[]): readonly Ticket[] {
      const ids = messageIds.flatMap((messageId) => idsByMessage.all(messageId));
      return table.getMany([...new Set(ids)]);
    },

    byReservationId(reservationId: string): Ticket | null {
      const row = byReservation.get(reservationId);
      return row === undefined ? null : table.decode(row);
    },

    find(query: TicketQuery): Page<Ticket> {
      const limit = pageLimit(query, TICKETS_PAGE);
      const start = pageStart(query);
      const after = start && { sql: '(created_at, id) < (?, ?)', parameters: [start.atMs, start.id] };
      const conditions = [...conditionsOf(query), ...(after ? [after] : [])];
      return pageOf(select(conditions, 'created_at DESC, id DESC', limit + 1), limit, startAfter);
    },

    latestCases({ since, limit }: { readonly since: Date; readonly limit: number }) {
      return latestCases
        .all(since.getTime(), limit)
        .map((row) => ({ businessCase: row.business_case, createdAt: new Date(row.created_at) }));
    },

    open(page: PageRequest): Page<Ticket> {
      const limit = pageLimit(page, TICKETS_PAGE);
      const start = pageStart(page);
      const isOpen = { sql: `state IN ('pending', 'reserved', 'assigned', 'wrapping')`, parameters: [] };
      const after = start && { sql: '(created_at, id) > (?, ?)', parameters: [start.atMs, start.id] };
      return pageOf(
        select(after ? [isOpen, after] : [isOpen], 'created_at, id', limit + 1),
        limit,
        startAfter,
      );
    },
  };
}

function conditionsOf(query: TicketQuery): readonly Condition[] {
  const equals: readonly (readonly [sql: string, value: string | undefined])[] = [
    ['state = ?', query.state],
    ['queue = ?', query.queue],
    ['business_case = ?', query.businessCase],
    ['agent_id = ?', query.agentId],
    ['conversation_id = ?', query.conversationId],
    [`id IN (SELECT id FROM tickets_keys WHERE kind = 'message' AND value = ?)`, query.messageId],
  ];
  return equals.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, parameters: [value] }]));
}

const startAfter = ({ createdAt, id }: Ticket): PageStart => ({ atMs: createdAt.getTime(), id });
