import type { Conversation } from '../../../domain/conversation.js';
import type { ConversationRepository } from '../../../ports/conversation-repository.js';
import { documentCodec } from '../document-codec.js';
import { documentRepository } from './document-repository.js';
import { type DocumentRow, documentTable } from './document-table.js';
import { foundByEach } from './found-by-each.js';
import type { StoreDatabase } from './store-database.js';

export function conversationRepository(store: StoreDatabase): ConversationRepository {
  const table = documentTable<Conversation>(store, {
    table: 'conversations',
    codec: documentCodec({ createdAt: 'date', lastMessageAt: 'date' }),
    idOf: ({ id }) => id,
    keys: ({ participants, externalIds, internetMessageIds, lastMessageAt }) => [
      ...participants.map((value) => ({ kind: 'participant', value, rank: lastMessageAt.getTime() })),
      ...externalIds.map((value) => ({ kind: 'external-id', value })),
      ...internetMessageIds.map((value) => ({ kind: 'internet-message-id', value })),
    ],
  });
  const idsByKey = store.db
    .prepare<[string, string], string>('SELECT id FROM conversations_keys WHERE kind = ? AND value = ?')
    .pluck();
  const byParticipant = store.db.prepare<[string, number, number], DocumentRow>(
    `SELECT version, body FROM conversations_keys JOIN conversations USING (id)
     WHERE kind = 'participant' AND value = ? AND rank >= ? ORDER BY rank DESC, id DESC LIMIT ?`,
  );
  return {
    ...documentRepository(store, table),
    byInternetMessageIds: (ids) =>
      store.read(() => {
        const found = ids.flatMap((id) => idsByKey.all('internet-message-id', id));
        return table.getMany([...new Set(found)]);
      }),
    byExternalId: (externalId) =>
      store.read(() => table.getMany(idsByKey.all('external-id', externalId).slice(0, 1))[0] ?? null),
    recentOf: ({ participants, since, limit }) =>
      store.read(() =>
        foundByEach(participants, (one) => byParticipant.all(one, since.getTime(), limit).map(table.decode)),
      ),
  };
}
