import type { Conversation } from '../../../domain/conversation.js';
import type { ConversationRepository } from '../../../ports/conversation-repository.js';
import { storedString } from './bson-values.js';
import { documentCollection } from './document-collection.js';
import { documentRepository } from './document-repository.js';
import { recentByEach } from './recent-by-each.js';
import type { StoreConnection } from './store-connection.js';

export function conversationRepository(connection: StoreConnection): ConversationRepository {
  const documents = documentCollection<Conversation>(connection, {
    name: 'conversations',
    idField: 'id',
    optionalFields: {},
  });
  return {
    ...documentRepository(documents),
    byInternetMessageIds: async (ids) =>
      ids.length === 0
        ? []
        : documents.find({ internetMessageIds: { $in: [...new Set(ids)].map(storedString) } }),
    byExternalId: async (externalId) =>
      (
        await documents.find(
          { externalIds: storedString(externalId) },
          { sort: { lastMessageAt: -1, _id: -1 }, limit: 1 },
        )
      )[0] ?? null,
    recentOf: ({ participants, since, limit }) =>
      recentByEach(documents, {
        field: 'participants',
        timeField: 'lastMessageAt',
        values: participants,
        valuesOf: (conversation) => conversation.participants,
        since,
        limit,
      }),
  };
}
