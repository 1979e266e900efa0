import type { Database } from 'better-sqlite3';
import type { DomainEvent } from '../../../domain/event.js';
import type { StoredEvent } from '../../../ports/outbox.js';
import { documentCodec } from '../document-codec.js';

/**
 * Events that wait to be published, in the order of their writing. A table of its own instead of a list inside each
 * document: written in the same transaction it promises the same, and publishing rewrites no document (decision 0021).
 */
export interface OutboxTable {
  /** Call inside the transaction that writes the documents. */
  append(events: readonly StoredEvent[]): void;
  oldest(limit: number): readonly StoredEvent[];
  remove(events: readonly StoredEvent[]): void;
}

interface Row {
  readonly collection: string;
  readonly documentId: string;
  readonly body: string;
}

export function outboxTable(db: Database): OutboxTable {
  const codec = documentCodec<DomainEvent>({ occurredAt: 'date' });
  const insert = db.prepare<[string, string, string, string]>(
    'INSERT INTO outbox (event_id, collection, document_id, body) VALUES (?, ?, ?, ?)',
  );
  const select = db.prepare<[number], Row>(
    'SELECT collection, document_id AS documentId, body FROM outbox ORDER BY number LIMIT ?',
  );
  const remove = db.prepare<[string, string, string]>(
    'DELETE FROM outbox WHERE event_id = ? AND collection = ? AND document_id = ?',
  );
  return {
    append(events) {
      for (const { event, collection, documentId } of events) {
        insert.run(event.id, collection, documentId, codec.encode(event));
      }
    },
    oldest: (limit) =>
      select
        .all(limit)
        .map(({ collection, documentId, body }) => ({ event: codec.decode(body), collection, documentId })),
    remove(events) {
      for (const { event, collection, documentId } of events) remove.run(event.id, collection, documentId);
    },
  };
}
