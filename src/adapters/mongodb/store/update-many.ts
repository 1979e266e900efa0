import type { Collection, Filter } from 'mongodb';
import type { UpdateOutcome } from '../../../ports/write-outcome.js';
import { translated } from '../translate-error.js';
import type { StoredString } from './bson-values.js';
import { asUpdate, type Change, type StoredDocument } from './store-connection.js';

/** One compare-and-set of a document, events included. */
export interface ConditionalUpdate {
  readonly filter: Filter<StoredDocument>;
  readonly id: StoredString;
  readonly change: Change;
}

/** How many names of bulk writes a document remembers: so many others may come before a doubtful one is looked up. */
const REMEMBERED = 8;

/**
 * Many compare-and-set writes in one call. MongoDB tells of a bulk only how many of its updates found their document,
 * not which. So each leaves its name in the document (`writes`), and where not all were found the names are read back.
 */
export async function updateMany(
  collection: Collection<StoredDocument>,
  updates: readonly ConditionalUpdate[],
  writeId: string,
): Promise<readonly UpdateOutcome[]> {
  if (updates.length === 0) return [];
  const nameOf = (position: number): string => `${writeId}-${position}`;
  return translated(async () => {
    const { matchedCount } = await collection.bulkWrite(
      updates.map(({ filter, change }, position) => {
        const writes = { $each: [nameOf(position)], $slice: -REMEMBERED };
        return { updateOne: { filter, update: asUpdate({ ...change, $push: { ...change.$push, writes } }) } };
      }),
      { ordered: false },
    );
    if (matchedCount === updates.length) return updates.map(() => 'updated');
    if (matchedCount === 0) return updates.map(() => 'conflict');
    const names = updates.map((_, position) => nameOf(position));
    const found = await collection
      .find(
        { _id: { $in: updates.map(({ id }) => id) } },
        { projection: { writes: 1 }, batchSize: updates.length + 1 },
      )
      .toArray();
    const written = new Set(found.flatMap(({ writes = [] }) => writes));
    return names.map((name) => (written.has(name) ? 'updated' : 'conflict'));
  });
}
