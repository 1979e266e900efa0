import type { ModelRecord } from '../../../domain/model.js';
import type { ModelRepository } from '../../../ports/model-repository.js';
import { documentCodec } from '../document-codec.js';
import { documentRepository } from './document-repository.js';
import { type DocumentRow, documentTable } from './document-table.js';
import type { StoreDatabase } from './store-database.js';

export function modelRepository(store: StoreDatabase): ModelRepository {
  const table = documentTable<ModelRecord>(store, {
    table: 'models',
    codec: documentCodec({ createdAt: 'date', promotedAt: 'date', knowledgeAt: 'date' }),
    idOf: ({ id }) => id,
    columns: { state: ({ state }) => state, created_at: ({ createdAt }) => createdAt.getTime() },
  });
  const all = store.db.prepare<[], DocumentRow>(
    'SELECT version, body FROM models ORDER BY created_at DESC, id DESC',
  );
  const champions = store.db.prepare<[], DocumentRow>(
    `SELECT version, body FROM models WHERE state = 'champion'`,
  );
  return {
    ...documentRepository(store, table),
    champion: () =>
      store.read(() => {
        // two only while one takes over from the other: then the later promoted one counts
        const found = champions.all().map(table.decode);
        return found.sort((a, b) => promotedAtMs(b) - promotedAtMs(a))[0] ?? null;
      }),
    list: () => store.read(() => all.all().map(table.decode)),
  };
}

const promotedAtMs = ({ promotedAt }: ModelRecord): number => promotedAt?.getTime() ?? 0;
