import type { Message } from '../../../domain/message.js';
import type { MessageRepository } from '../../../ports/message-repository.js';
import { storedString } from './bson-values.js';
import { documentCollection } from './document-collection.js';
import { documentRepository } from './document-repository.js';
import { recentByEach } from './recent-by-each.js';
import type { StoreConnection } from './store-connection.js';

export function messageRepository(connection: StoreConnection): MessageRepository {
  const documents = documentCollection<Message>(connection, {
    name: 'messages',
    idField: 'id',
    optionalFields: { fromName: true, customerAttributes: true },
  });
  return {
    ...documentRepository(documents),
    byInternetMessageIds: async (ids) =>
      ids.length === 0
        ? []
        : documents.find({ internetMessageId: { $in: [...new Set(ids)].map(storedString) } }),
    recentFrom: ({ senders, since, limit }) =>
      recentByEach(documents, {
        field: 'from',
        timeField: 'receivedAt',
        values: senders,
        valuesOf: ({ from }) => [from],
        since,
        limit,
      }),
  };
}
