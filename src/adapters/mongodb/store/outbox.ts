import type { Collection } from 'mongodb';
import type { DomainEvent } from '../../../domain/event.js';
import type { Outbox, StoredEvent } from '../../../ports/outbox.js';
import type { CollectionName } from '../schema/collections.js';
import { COLLECTIONS } from '../schema/collections.js';
import { translated } from '../translate-error.js';
import { fromBson, storedString } from './bson-values.js';
import { asUpdate, type StoreConnection, type StoredDocument } from './store-connection.js';

/** The collections whose documents may carry events: those with the index that finds them. */
const CARRIERS = (Object.keys(COLLECTIONS) as CollectionName[]).filter((name) =>
  COLLECTIONS[name].indexes.some(({ fields }) => fields[0] === 'outbox.id'),
);

interface Waiting extends StoredEvent {
  /** The highest id of the document's events up to this one: keeps their order where clocks of instances disagree. */
  readonly order: string;
}

/**
 * Events lie in the documents that caused them and are found by a sparse index. Oldest first means by their ids, which
 * ascend in time (ULID), and within a document always in the order of writing.
 */
export function mongoOutbox(connection: StoreConnection, onEvents: Outbox['onEvents']): Outbox {
  const waiting = async (carriers: readonly CollectionName[], limit: number) => {
    const found = await translated(() =>
      Promise.all(carriers.map((name) => waitingIn(connection.collection(name), name, limit))),
    );
    return found
      .flat()
      .sort((a, b) => (a.order < b.order ? -1 : Number(a.order > b.order)))
      .slice(0, limit)
      .map(({ order: _, ...stored }) => stored);
  };
  return {
    onEvents,
    unpublished: (limit) => waiting(CARRIERS, limit),
    unpublishedOf: (collections, limit) =>
      waiting(
        CARRIERS.filter((name) => collections.includes(name)),
        limit,
      ),
    async markPublished(events) {
      const byCollection = groupedBy(events, ({ collection }) => collection);
      await translated(() =>
        Promise.all(
          CARRIERS.map((name) => remove(connection.collection(name), byCollection.get(name) ?? [])),
        ),
      );
    },
  };
}

async function waitingIn(
  collection: Collection<StoredDocument>,
  name: string,
  limit: number,
): Promise<readonly Waiting[]> {
  const carriers = await collection
    .find(
      { 'outbox.id': { $exists: true } },
      // all in one answer: MongoDB stops at 101 unless told
      { projection: { outbox: 1 }, sort: { 'outbox.id': 1 }, limit, batchSize: limit },
    )
    .toArray();
  return carriers.flatMap(({ _id, outbox }) => {
    // our own writing: `documentCollection` put it there
    const events = fromBson(outbox) as readonly DomainEvent[];
    const documentId = String(fromBson(_id));
    let order = '';
    return events.map((event) => {
      if (event.id > order) order = event.id;
      return { event, collection: name, documentId, order };
    });
  });
}

/** Takes exactly these events out, each document in one write; events that came meanwhile stay. */
async function remove(collection: Collection<StoredDocument>, events: readonly StoredEvent[]): Promise<void> {
  if (events.length === 0) return;
  const documents = [...groupedBy(events, ({ documentId }) => documentId)].map(([documentId, own]) => ({
    _id: storedString(documentId),
    ids: own.map(({ event }) => event.id),
  }));
  // the usual case: what was published is all there is, and the field goes
  const { matchedCount } = await collection.bulkWrite(
    documents.map(({ _id, ids }) => ({
      updateOne: {
        filter: { _id, 'outbox.id': { $all: ids }, outbox: { $size: ids.length } },
        update: asUpdate({ $unset: { outbox: '' } }),
      },
    })),
    { ordered: false },
  );
  if (matchedCount === documents.length) return;
  await collection.bulkWrite(
    documents.flatMap(({ _id, ids }) => [
      { updateOne: { filter: { _id }, update: asUpdate({ $pull: { outbox: { id: { $in: ids } } } }) } },
      { updateOne: { filter: { _id, outbox: { $size: 0 } }, update: asUpdate({ $unset: { outbox: '' } }) } },
    ]),
    { ordered: true },
  );
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
