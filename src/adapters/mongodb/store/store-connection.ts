import type { Collection, Db, Document, UpdateFilter } from 'mongodb';
import type { CollectionName } from '../schema/collections.js';
import type { StoredString } from './bson-values.js';

/** A document as it lies in MongoDB. */
export interface StoredDocument extends Document {
  readonly _id: StoredString;
  /** Events that wait to be published; absent when there are none. */
  readonly outbox?: readonly Document[];
  /** The names of the latest bulk writes that changed it. */
  readonly writes?: readonly string[];
}

/** The kinds of changes that our writes are made of: those that every server of MongoDB's protocol has. */
export interface Change {
  readonly $set?: Readonly<Record<string, unknown>>;
  readonly $unset?: Readonly<Record<string, ''>>;
  readonly $push?: Readonly<Record<string, { readonly $each: readonly unknown[]; readonly $slice?: number }>>;
  readonly $pull?: Readonly<Record<string, Document>>;
}

/** A change as the driver wants it; its own type has no place for lists in documents of any fields. */
export const asUpdate = (change: Change): UpdateFilter<StoredDocument> =>
  change as UpdateFilter<StoredDocument>;

/** What the repositories share. */
export interface StoreConnection {
  readonly db: Db;
  collection(name: CollectionName): Collection<StoredDocument>;
  /** Tells who listens that documents with events have been written to the collection. */
  announceEvents(collection: CollectionName): void;
  /** Names a write, to tell afterwards which of two it was; never the same again. */
  newWriteId(): string;
}
