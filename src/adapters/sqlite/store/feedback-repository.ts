import type { Feedback } from '../../../domain/feedback.js';
import type { FeedbackRepository } from '../../../ports/feedback-repository.js';
import { pageLimit, pageOf, pageStart } from '../../../ports/page-cursor.js';
import { documentCodec } from '../document-codec.js';
import type { StoreDatabase } from './store-database.js';

export function feedbackRepository({ db, read, write }: StoreDatabase): FeedbackRepository {
  const codec = documentCodec<Feedback>({ at: 'date' });
  const insert = db.prepare<[string, string, number, string]>(
    'INSERT INTO feedback (id, ticket_id, at, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const byTicket = db
    .prepare<[string], string>('SELECT body FROM feedback WHERE ticket_id = ? ORDER BY at, id')
    .pluck();
  const list = db
    .prepare<[number, string, number], string>(
      'SELECT body FROM feedback WHERE (at, id) > (?, ?) ORDER BY at, id LIMIT ?',
    )
    .pluck();
  const count = db.prepare<[number], number>('SELECT count(*) FROM feedback WHERE at >= ?').pluck();
  return {
    insert: (feedback) =>
      write(() => {
        const { changes } = insert.run(
          feedback.id,
          feedback.ticketId,
          feedback.at.getTime(),
          codec.encode({ ...feedback, version: 1 }),
        );
        return changes === 1 ? 'inserted' : 'exists';
      }),
    byTicket: (ticketId) => read(() => byTicket.all(ticketId).map(codec.decode)),
    list: (page) =>
      read(() => {
        const limit = pageLimit(page);
        const start = pageStart(page) ?? { atMs: Number.MIN_SAFE_INTEGER, id: '' };
        const found = list.all(start.atMs, start.id, limit + 1).map(codec.decode);
        return pageOf(found, limit, ({ at, id }) => ({ atMs: at.getTime(), id }));
      }),
    countSince: (since) => read(() => count.get(since.getTime()) ?? 0),
  };
}
