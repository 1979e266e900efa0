import type { Message } from '../../../domain/message.js';
import type { MessageRepository } from '../../../ports/message-repository.js';
import { storedString } from './bson-values.js';
import { documentCollection } from './document-collection.js';
import { documentRepository } from './document-repository.js';
import type { StoreConnection } from './store-connection.js';

export function messageRepository(connection: StoreConnection): MessageRepository {
  const documents = documentCollection<Message>(connection, {
    name: 'messages',
    idField: 'id',
    optionalFields: { fromName: true },
  });
  return {
    ...documentRepository(documents),
    byInternetMessageIds: async (ids) =>
      ids.length === 0
        ? []
        : documents.find({ internetMessageId: { $in: [...new Set(ids)].map(storedString) } }),
    recentFrom: ({ from, since, limit }) =>
      documents.find(
        { from: storedString(from), receivedAt: { $gte: since } },
        { sort: { receivedAt: -1, _id: -1 }, limit },
      ),
  };
}
