import type { BlobRepository } from '../../../ports/blob-repository.js';
import { toBytes } from '../to-bytes.js';
import type { StoreDatabase } from './store-database.js';

export function blobRepository({ db, read, write }: StoreDatabase): BlobRepository {
  const insert = db.prepare<[string, string, Uint8Array]>(
    'INSERT INTO blobs VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const select = db.prepare<[string], { readonly type: string; readonly bytes: Buffer }>(
    'SELECT type, bytes FROM blobs WHERE key = ?',
  );
  return {
    put: (key, bytes, type) => write(() => void insert.run(key, type, bytes)),
    get: (key) =>
      read(() => {
        const row = select.get(key);
        return row === undefined ? null : { bytes: toBytes(row.bytes), type: row.type };
      }),
  };
}
