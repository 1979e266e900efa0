import { type Db, type IndexDescription, MongoServerError } from 'mongodb';
import { StorageError } from '../../../ports/storage-error.js';
import type { CollectionSpec, IndexSpec } from './collections.js';
import { isSameIndex } from './is-same-index.js';

/** Codes with which a server refuses an index because one of that name or those fields has other options. */
const DIFFERENT: readonly unknown[] = [67, 85, 86];

/**
 * Creates the indexes that are missing and verifies that the server lists each as it was asked for: one that a person
 * has made in between, without `unique` for one, would let two tickets of one message pass silently.
 *
 * @throws StorageError `foreign`, naming collection and index, when one differs
 */
export async function ensureIndexes(
  db: Db,
  collections: Readonly<Record<string, CollectionSpec>>,
): Promise<void> {
  for (const [name, { indexes }] of Object.entries(collections)) {
    if (indexes.length === 0) continue;
    try {
      await db.collection(name).createIndexes(indexes.map(description));
    } catch (error) {
      if (!(error instanceof MongoServerError) || !DIFFERENT.includes(error.code)) throw error;
    }
    const listed = await db.collection(name).indexes();
    for (const wanted of indexes) {
      if (!listed.some((found) => isSameIndex(found, wanted))) {
        throw new StorageError(
          'foreign',
          `the index ${indexName(wanted)} of ${db.databaseName}.${name} is missing or other than Weiche's; drop it and start again`,
        );
      }
    }
  }
}

const indexName = ({ fields }: IndexSpec): string => fields.map((field) => `${field}_1`).join('_');

function description(spec: IndexSpec): IndexDescription {
  return {
    name: indexName(spec),
    key: Object.fromEntries(spec.fields.map((field) => [field, 1])),
    ...(spec.unique === true ? { unique: true } : {}),
    ...(spec.sparse === true ? { sparse: true } : {}),
    ...(spec.expireAfterSeconds === undefined ? {} : { expireAfterSeconds: spec.expireAfterSeconds }),
  };
}
