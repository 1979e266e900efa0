import type { ApiKey } from '../../../domain/api-key.js';
import type { ApiKeyRepository } from '../../../ports/api-key-repository.js';
import { documentCodec } from '../document-codec.js';
import type { StoreDatabase } from './store-database.js';

interface Row {
  readonly revokedAt: number | null;
  readonly body: string;
}

export function apiKeyRepository({ db, read, write }: StoreDatabase): ApiKeyRepository {
  const codec = documentCodec<ApiKey>({ createdAt: 'date', revokedAt: 'date' });
  const select = 'SELECT revoked_at AS revokedAt, body FROM api_keys';
  const byHash = db.prepare<[string], Row>(`${select} WHERE hash = ?`);
  const all = db.prepare<[], Row>(`${select} ORDER BY id`);
  const insert = db.prepare<[string, string, number | null, string]>(
    'INSERT INTO api_keys (id, hash, revoked_at, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const revoke = db.prepare<[number, string]>(
    'UPDATE api_keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL',
  );
  const decode = ({ revokedAt, body }: Row): ApiKey => ({
    ...codec.decode(body),
    revokedAt: revokedAt === null ? null : new Date(revokedAt),
  });
  return {
    byHash: (hash) =>
      read(() => {
        const row = byHash.get(hash);
        return row === undefined ? null : decode(row);
      }),
    all: () => read(() => all.all().map(decode)),
    insert: (key) =>
      write(() => {
        const { changes } = insert.run(key.id, key.hash, key.revokedAt?.getTime() ?? null, codec.encode(key));
        return changes === 1 ? 'inserted' : 'exists';
      }),
    revoke: (id, at) => write(() => revoke.run(at.getTime(), id).changes === 1),
  };
}
