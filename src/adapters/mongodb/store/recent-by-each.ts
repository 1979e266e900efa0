import { storedString } from './bson-values.js';
import type { DocumentCollection } from './document-collection.js';

/** So many documents are asked for at once; where there may be more, each value is asked for by itself. */
const MOST_AT_ONCE = 500;

/**
 * The latest documents of each of several values, in one call as a rule: a batch of messages comes from many senders,
 * most of whom have written nothing before. Values without any are missing.
 */
export async function recentByEach<T>(
  documents: DocumentCollection<T>,
  query: {
    readonly field: string;
    readonly timeField: string;
    readonly values: readonly string[];
    readonly valuesOf: (document: T) => readonly (string | null)[];
    readonly since: Date;
    /** Most of one value. */
    readonly limit: number;
  },
): Promise<ReadonlyMap<string, readonly T[]>> {
  const { field, timeField, valuesOf, since, limit } = query;
  const values = [...new Set(query.values)];
  const latest = (of: readonly string[], most: number) =>
    documents.find(
      { [field]: { $in: of.map(storedString) }, [timeField]: { $gte: since } },
      { sort: { [timeField]: -1, _id: -1 }, limit: most },
    );
  const found = new Map<string, readonly T[]>();
  const put = (value: string, all: readonly T[]) => {
    if (all.length > 0) found.set(value, all.slice(0, limit));
  };
  if (values.length === 0) return found;
  const together = values.length === 1 ? [] : await latest(values, MOST_AT_ONCE);
  if (values.length === 1 || together.length === MOST_AT_ONCE) {
    await Promise.all(values.map(async (value) => put(value, await latest([value], limit))));
    return found;
  }
  const byValue = new Map<string, T[]>(values.map((value) => [value, []]));
  for (const document of together)
    for (const value of new Set(valuesOf(document))) byValue.get(value ?? '')?.push(document);
  for (const [value, all] of byValue) put(value, all);
  return found;
}
