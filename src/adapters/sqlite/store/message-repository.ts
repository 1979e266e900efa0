import type { Message } from '../../../domain/message.js';
import type { MessageRepository } from '../../../ports/message-repository.js';
import { documentCodec } from '../document-codec.js';
import { documentRepository } from './document-repository.js';
import { type DocumentRow, documentTable } from './document-table.js';
import { foundByEach } from './found-by-each.js';
import type { StoreDatabase } from './store-database.js';

export function messageRepository(store: StoreDatabase): MessageRepository {
  const table = documentTable<Message>(store, {
    table: 'messages',
    codec: documentCodec({ receivedAt: 'date' }),
    idOf: ({ id }) => id,
    columns: {
      sender: ({ from }) => from,
      received_at: ({ receivedAt }) => receivedAt.getTime(),
      internet_message_id: ({ internetMessageId }) => internetMessageId,
    },
  });
  const byInternetId = store.db.prepare<[string], DocumentRow>(
    'SELECT version, body FROM messages WHERE internet_message_id = ?',
  );
  const bySender = store.db.prepare<[string, number, number], DocumentRow>(
    `SELECT version, body FROM messages WHERE sender = ? AND received_at >= ?
     ORDER BY received_at DESC, rowid DESC LIMIT ?`,
  );
  return {
    ...documentRepository(store, table),
    byInternetMessageIds: (ids) =>
      store.read(() => [...new Set(ids)].flatMap((id) => byInternetId.all(id)).map(table.decode)),
    recentFrom: ({ senders, since, limit }) =>
      store.read(() =>
        foundByEach(senders, (sender) => bySender.all(sender, since.getTime(), limit).map(table.decode)),
      ),
  };
}
