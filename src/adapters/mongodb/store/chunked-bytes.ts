import { createHash } from 'node:crypto';
import { Binary } from 'mongodb';
import { StorageError } from '../../../ports/storage-error.js';
import { isDuplicate } from '../translate-error.js';
import type { StoreConnection } from './store-connection.js';

/** Bytes of one chunk: a document may have 16 MB, its field names included. */
const CHUNK_BYTES = 4 * 1024 * 1024;

/** Where bytes lie: in the referring document itself, or in chunks. */
export type StoredBytes =
  | { readonly kind: 'inline'; readonly bytes: Binary }
  | { readonly kind: 'chunks'; readonly hash: string; readonly size: number; readonly chunks: number };

/**
 * Bytes of any size. Chunks are named after their owner and the hash of the whole: writing the same again after a kill
 * finds its own chunks and completes them, which GridFS, with its ids of uploads, would take for a collision; and what
 * is not referred to yet is nowhere to be seen.
 */
export interface ChunkedBytes {
  /** Resolves when the bytes are durable; then the reference may be stored. */
  write(owner: string, bytes: Uint8Array): Promise<StoredBytes>;
  /** @throws StorageError `corrupt` when chunks are missing or damaged */
  read(owner: string, stored: StoredBytes): Promise<Uint8Array>;
  remove(owner: string, stored: StoredBytes): Promise<void>;
}

export interface ChunkedBytesOptions {
  /** Up to here bytes lie in the referring document, which saves a call; mind that it has 16 MB in all. */
  readonly inlineUpToBytes: number;
}

export function chunkedBytes(
  connection: StoreConnection,
  { inlineUpToBytes }: ChunkedBytesOptions,
): ChunkedBytes {
  const collection = connection.collection('chunks');
  const idsOf = (owner: string, { hash, chunks }: { readonly hash: string; readonly chunks: number }) =>
    Array.from({ length: chunks }, (_, number) => `${hashOf(Buffer.from(owner))}/${hash}/${number}`);

  return {
    async write(owner, bytes) {
      if (bytes.length <= inlineUpToBytes) return { kind: 'inline', bytes: new Binary(bytes) };
      const chunks = Math.ceil(bytes.length / CHUNK_BYTES);
      const hash = hashOf(bytes);
      for (const [number, _id] of idsOf(owner, { hash, chunks }).entries()) {
        const part = bytes.subarray(number * CHUNK_BYTES, (number + 1) * CHUNK_BYTES);
        try {
          await collection.insertOne({ _id, bytes: new Binary(part) });
        } catch (error) {
          if (!isDuplicate(error)) throw error;
        }
      }
      return { kind: 'chunks', hash, size: bytes.length, chunks };
    },
    async read(owner, stored) {
      if (stored.kind === 'inline') return new Uint8Array(stored.bytes.value());
      const bytes = new Uint8Array(stored.size);
      for (const [number, _id] of idsOf(owner, stored).entries()) {
        const part = (await collection.findOne({ _id }))?.['bytes'];
        if (!(part instanceof Binary)) throw corrupt();
        const offset = number * CHUNK_BYTES;
        if (offset + part.length() > bytes.length) throw corrupt();
        bytes.set(part.value(), offset);
      }
      if (hashOf(bytes) !== stored.hash) throw corrupt();
      return bytes;
    },
    async remove(owner, stored) {
      if (stored.kind === 'inline') return;
      await collection.deleteMany({ _id: { $in: idsOf(owner, stored) } });
    },
  };
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const corrupt = (): StorageError =>
  new StorageError('corrupt', 'chunks of a stored file are missing or damaged in MongoDB');
