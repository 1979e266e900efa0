import type { NewDocument } from '../../src/ports/document-repository.js';
import type { StoredEvent } from '../../src/ports/outbox.js';
import type { Page, PageRequest } from '../../src/ports/page.js';
import { TICKETS_PAGE } from '../../src/ports/page-cursor.js';
import type { InsertOutcome, UpdateOutcome } from '../../src/ports/write-outcome.js';
import { deepCopy } from './deep-copy.js';

/** Documents of one collection in a map, with compare-and-set; their events go to `emit`. */
export interface InMemoryCollection<T> {
  get(id: string): T | null;
  all(): readonly T[];
  getMany(ids: readonly string[]): readonly T[];
  insert(entry: NewDocument<T>): InsertOutcome;
  update(entry: NewDocument<T>): UpdateOutcome;
}

export function inMemoryCollection<T extends { readonly version: number }>(
  collection: string,
  idOf: (document: T) => string,
  emit: (events: readonly StoredEvent[]) => void,
): InMemoryCollection<T> {
  const documents = new Map<string, T>();
  const store = ({ document, events = [] }: NewDocument<T>, version: number): void => {
    documents.set(idOf(document), deepCopy({ ...document, version }));
    emit(events.map((event) => ({ event: deepCopy(event), collection, documentId: idOf(document) })));
  };
  const get = (id: string): T | null => deepCopy(documents.get(id) ?? null);
  return {
    get,
    all: () => [...documents.values()].map(deepCopy),
    getMany: (ids) => ids.map(get).filter((document) => document !== null),
    insert(entry) {
      if (documents.has(idOf(entry.document))) return 'exists';
      store(entry, 1);
      return 'inserted';
    },
    update(entry) {
      if (documents.get(idOf(entry.document))?.version !== entry.document.version) return 'conflict';
      store(entry, entry.document.version + 1);
      return 'updated';
    },
  };
}

/** A page of documents already in order; the cursor is the last one's place in that order. */
export function inMemoryPage<T>(
  sorted: readonly T[],
  { cursor, limit = 50 }: PageRequest,
  placeOf: (document: T) => string,
): Page<T> {
  const start = cursor === undefined ? 0 : sorted.findIndex((document) => placeOf(document) === cursor) + 1;
  if (cursor !== undefined && start === 0) throw new Error('invalid-cursor');
  const items = sorted.slice(start, start + Math.min(TICKETS_PAGE, Math.max(1, limit)));
  const last = items.at(-1);
  return { items, next: last !== undefined && start + items.length < sorted.length ? placeOf(last) : null };
}
