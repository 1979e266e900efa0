import type { Collection, Document, Filter, Sort } from 'mongodb';
import type { DomainEvent } from '../../../domain/event.js';
import type { NewDocument } from '../../../ports/document-repository.js';
import type { InsertOutcome, UpdateOutcome } from '../../../ports/write-outcome.js';
import type { CollectionName } from '../schema/collections.js';
import { duplicatePositions, isDuplicate, translated } from '../translate-error.js';
import { fromBson, storedString, toBson } from './bson-values.js';
import { asUpdate, type Change, type StoreConnection, type StoredDocument } from './store-connection.js';
import { type ConditionalUpdate, updateMany } from './update-many.js';

/** The fields of T that a document may lack: they have to be named, because an update must take them away. */
type OptionalFields<T> = { readonly [K in keyof T as undefined extends T[K] ? K : never]-?: true };

export interface DocumentCollectionOptions<T> {
  readonly name: CollectionName;
  /** The field that is stored as `_id`. */
  readonly idField: keyof T & string;
  readonly optionalFields: OptionalFields<T>;
  /** Further fields, made of the document to be searched or to be unique; undefined: this document has none. */
  readonly derived?: Readonly<Record<string, (document: T) => unknown>>;
  /** Fields that only special writes change; an update leaves them as they are. */
  readonly untouched?: readonly (keyof T & string)[];
}

/** Documents that one answer may hold: MongoDB stops at 101 unless told, and the rest would cost another call. */
const MOST_AT_ONCE = 1000;

/** What a write needs besides the expected version, and what it sets besides the document. */
export interface WriteGuard {
  readonly condition: Filter<StoredDocument>;
  readonly set: Readonly<Record<string, unknown>>;
}

/**
 * One collection of documents: reads, inserts and compare-and-set writes. Each write is one document, its events
 * included, in `outbox`; a document without events has no such field, which keeps the sparse index small.
 */
export interface DocumentCollection<T> {
  readonly collection: Collection<StoredDocument>;
  get(id: string): Promise<T | null>;
  /** In the order of `ids`; missing ones are left out. */
  getMany(ids: readonly string[]): Promise<readonly T[]>;
  find(
    filter: Filter<StoredDocument>,
    options?: { readonly sort?: Sort; readonly limit?: number },
  ): Promise<readonly T[]>;
  insertMany(entries: readonly NewDocument<T>[]): Promise<readonly InsertOutcome[]>;
  update(entry: NewDocument<T>, guard?: WriteGuard): Promise<UpdateOutcome>;
  updateMany(entries: readonly NewDocument<T>[], guard?: WriteGuard): Promise<readonly UpdateOutcome[]>;
}

export function documentCollection<T extends { readonly version: number }>(
  connection: StoreConnection,
  options: DocumentCollectionOptions<T>,
): DocumentCollection<T> {
  const { idField, untouched = [], derived = {} } = options;
  const collection = connection.collection(options.name);
  const idOf = (document: T): string => String(document[idField]);

  const fieldsOf = (document: T): Record<string, unknown> => {
    const { [idField]: _, ...fields } = document;
    const more = Object.entries(derived).map(([name, read]) => [name, read(document)]);
    return asFields(toBson({ ...fields, ...Object.fromEntries(more) }));
  };
  const decode = (stored: StoredDocument): T => {
    const { _id, outbox: _outbox, writes: _writes, ...fields } = stored;
    for (const name of Object.keys(derived)) delete fields[name];
    // our own writing: `fieldsOf` put it there
    return { ...asFields(fromBson(fields)), [idField]: fromBson(_id) } as unknown as T;
  };
  const stored = ({ document, events = [] }: NewDocument<T>): StoredDocument => ({
    _id: storedString(idOf(document)),
    ...fieldsOf({ ...document, version: 1 }),
    ...(events.length === 0 ? {} : { outbox: events.map(eventFields) }),
  });
  const conditional = ({ document, events = [] }: NewDocument<T>, guard?: WriteGuard): ConditionalUpdate => {
    const fields = fieldsOf({ ...document, version: document.version + 1 });
    for (const name of untouched) delete fields[name];
    const gone = Object.keys(options.optionalFields).filter((name) => !Object.hasOwn(fields, name));
    const id = storedString(idOf(document));
    return {
      id,
      filter: { _id: id, version: document.version, ...guard?.condition },
      change: {
        $set: { ...fields, ...guard?.set },
        ...(gone.length === 0 ? {} : { $unset: Object.fromEntries(gone.map((name) => [name, ''])) }),
        ...pushed(events),
      },
    };
  };
  const announce = (entries: readonly NewDocument<T>[], written: (position: number) => boolean): void => {
    if (entries.some(({ events = [] }, position) => events.length > 0 && written(position))) {
      connection.announceEvents(options.name);
    }
  };
  const find: DocumentCollection<T>['find'] = (filter, { sort, limit } = {}) =>
    translated(async () => {
      const cursor = collection.find(filter, {
        ...(sort === undefined ? {} : { sort }),
        ...(limit === undefined ? {} : { limit }),
        batchSize: limit ?? MOST_AT_ONCE,
      });
      return (await cursor.toArray()).map(decode);
    });

  return {
    collection,
    find,
    get: async (id) => (await find({ _id: storedString(id) }, { limit: 1 }))[0] ?? null,
    async getMany(ids) {
      if (ids.length === 0) return [];
      const found = await find({ _id: { $in: [...new Set(ids)].map(storedString) } });
      const byId = new Map(found.map((document) => [idOf(document), document]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
    async insertMany(entries) {
      const outcomes = await insertMany(collection, entries.map(stored));
      announce(entries, (position) => outcomes[position] === 'inserted');
      return outcomes;
    },
    async update(entry, guard) {
      const { filter, change } = conditional(entry, guard);
      const { matchedCount } = await translated(() => collection.updateOne(filter, asUpdate(change)));
      announce([entry], () => matchedCount === 1);
      return matchedCount === 1 ? 'updated' : 'conflict';
    },
    async updateMany(entries, guard) {
      const outcomes = await updateMany(
        collection,
        entries.map((entry) => conditional(entry, guard)),
        connection.newWriteId(),
      );
      announce(entries, (position) => outcomes[position] === 'updated');
      return outcomes;
    },
  };
}

/** One outcome each; what exists, by `_id` or by another unique value, is left as it is. */
export async function insertMany(
  collection: Collection<StoredDocument>,
  documents: readonly StoredDocument[],
): Promise<readonly InsertOutcome[]> {
  const [first] = documents;
  if (first === undefined) return [];
  return translated(async () => {
    try {
      if (documents.length === 1) await collection.insertOne(first);
      else await collection.insertMany([...documents], { ordered: false });
      return documents.map(() => 'inserted');
    } catch (error) {
      if (documents.length === 1 && isDuplicate(error)) return ['exists'];
      const existing = duplicatePositions(error);
      if (existing === null) throw error;
      return documents.map((_, position) => (existing.has(position) ? 'exists' : 'inserted'));
    }
  });
}

const pushed = (events: readonly DomainEvent[]): Change =>
  events.length === 0 ? {} : { $push: { outbox: { $each: events.map(eventFields) } } };

const eventFields = (event: DomainEvent): Document => asFields(toBson(event));

const asFields = (value: unknown): Record<string, unknown> => ({ ...(value as Record<string, unknown>) });
