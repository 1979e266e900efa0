import type { BlobRepository } from '../../../ports/blob-repository.js';
import { isDuplicate, translated } from '../translate-error.js';
import { fromBson, type StoredString, storedString } from './bson-values.js';
import { chunkedBytes, type StoredBytes } from './chunked-bytes.js';
import type { StoreConnection } from './store-connection.js';

interface StoredBlob {
  readonly _id: StoredString;
  readonly type: StoredString;
  readonly content: StoredBytes;
}

export function blobRepository(connection: StoreConnection): BlobRepository {
  const blobs = connection.db.collection<StoredBlob>('blobs');
  const contents = chunkedBytes(connection, { inlineUpToBytes: 4 * 1024 * 1024 });
  const owner = (key: string): string => `blob:${key}`;
  return {
    put: (key, bytes, type) =>
      translated(async () => {
        const _id = storedString(key);
        const exists = await blobs.findOne({ _id }, { projection: { _id: 1 } });
        if (exists !== null) return;
        const content = await contents.write(owner(key), bytes);
        try {
          await blobs.insertOne({ _id, type: storedString(type), content });
        } catch (error) {
          if (!isDuplicate(error)) throw error;
          await removeUnused(_id, key, content);
        }
      }),
    get: (key) =>
      translated(async () => {
        const blob = await blobs.findOne({ _id: storedString(key) });
        if (blob === null) return null;
        return { bytes: await contents.read(owner(key), blob.content), type: String(fromBson(blob.type)) };
      }),
  };

  /** Somebody else was first: chunks of other bytes than theirs are of no use. */
  async function removeUnused(_id: StoredString, key: string, own: StoredBytes): Promise<void> {
    const stored = (await blobs.findOne({ _id }))?.content;
    const isSame = stored?.kind === 'chunks' && own.kind === 'chunks' && stored.hash === own.hash;
    if (!isSame) await contents.remove(owner(key), own);
  }
}
