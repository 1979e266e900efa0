import type { DecisionRecord } from '../../../domain/decision-record.js';
import type { DecisionRepository } from '../../../ports/decision-repository.js';
import { documentCodec } from '../document-codec.js';
import type { StoreDatabase } from './store-database.js';

export function decisionRepository({ db, read, write }: StoreDatabase): DecisionRepository {
  const codec = documentCodec<DecisionRecord>({ at: 'date' });
  const insert = db.prepare<[string, string, number, string]>(
    'INSERT INTO decisions (id, ticket_id, at, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const byTicket = db
    .prepare<[string], string>('SELECT body FROM decisions WHERE ticket_id = ? ORDER BY at, id')
    .pluck();
  return {
    insertMany: (records) =>
      write(() => {
        for (const record of records) {
          insert.run(record.id, record.ticketId, record.at.getTime(), codec.encode(record));
        }
      }),
    byTicket: (ticketId) => read(() => byTicket.all(ticketId).map(codec.decode)),
  };
}
