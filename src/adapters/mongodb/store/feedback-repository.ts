import type { Feedback } from '../../../domain/feedback.js';
import type { FeedbackRepository } from '../../../ports/feedback-repository.js';
import { pageLimit, pageOf, pageStart } from '../../../ports/page-cursor.js';
import { translated } from '../translate-error.js';
import { afterStart } from './after-start.js';
import { storedString } from './bson-values.js';
import { documentCollection } from './document-collection.js';
import type { StoreConnection } from './store-connection.js';

export function feedbackRepository(connection: StoreConnection): FeedbackRepository {
  const feedback = documentCollection<Feedback>(connection, {
    name: 'feedback',
    idField: 'id',
    optionalFields: { messageIds: true },
  });
  return {
    insert: async (document) => (await feedback.insertMany([{ document }]))[0] ?? 'exists',
    byTicket: (ticketId) => feedback.find({ ticketId: storedString(ticketId) }, { sort: { at: 1, _id: 1 } }),
    async list(page) {
      const limit = pageLimit(page);
      const start = pageStart(page);
      const found = await feedback.find(start ? afterStart(start, 'at', 'ascending') : {}, {
        sort: { at: 1, _id: 1 },
        limit: limit + 1,
      });
      return pageOf(found, limit, ({ at, id }) => ({ atMs: at.getTime(), id }));
    },
    countSince: (since) => translated(() => feedback.collection.countDocuments({ at: { $gte: since } })),
  };
}
