import type { NewDocument } from '../../../ports/document-repository.js';
import type { InsertOutcome, UpdateOutcome } from '../../../ports/write-outcome.js';
import type { DocumentCodec } from '../document-codec.js';
import type { StoreDatabase } from './store-database.js';

type SqlValue = string | number | null;

/** A value by which a document is found; `rank` orders the documents that share it. */
export interface LookupKey {
  readonly kind: string;
  readonly value: string;
  readonly rank?: number;
}

export interface DocumentTableOptions<T> {
  readonly table: string;
  readonly codec: DocumentCodec<T>;
  readonly idOf: (document: T) => string;
  /** Searched columns, written with every document. */
  readonly columns?: Readonly<Record<string, (document: T) => SqlValue>>;
  /** Written to the table `..._keys`. */
  readonly keys?: (document: T) => readonly LookupKey[];
}

export interface DocumentRow {
  readonly version: number;
  readonly body: string;
}

/** Reads and compare-and-set writes of one collection. Synchronous: call writes inside `StoreDatabase.write`. */
export interface DocumentTable<T> {
  get(id: string): T | null;
  /** In the order of `ids`; missing ones are left out. */
  getMany(ids: readonly string[]): readonly T[];
  decode(row: DocumentRow): T;
  insert(entry: NewDocument<T>): InsertOutcome;
  update(entry: NewDocument<T>): UpdateOutcome;
}

export function documentTable<T extends { readonly version: number }>(
  { db, outbox }: StoreDatabase,
  { table, codec, idOf, columns = {}, keys }: DocumentTableOptions<T>,
): DocumentTable<T> {
  const names = Object.keys(columns);
  const readers = Object.values(columns);
  const select = db.prepare<[string], DocumentRow>(`SELECT version, body FROM ${table} WHERE id = ?`);
  const insert = db.prepare<SqlValue[]>(
    `INSERT INTO ${table} (id, version, ${names.map((name) => `${name}, `).join('')}body)
     VALUES (?, 1, ${names.map(() => '?, ').join('')}?) ON CONFLICT DO NOTHING`,
  );
  const update = db.prepare<SqlValue[]>(
    `UPDATE ${table} SET version = ?, ${names.map((name) => `${name} = ?, `).join('')}body = ?
     WHERE id = ? AND version = ?`,
  );
  const replaceKeys = keys ? keyWriter(db, table) : () => {};

  const decode = ({ version, body }: DocumentRow): T => ({ ...codec.decode(body), version });
  const get = (id: string): T | null => {
    const row = select.get(id);
    return row === undefined ? null : decode(row);
  };
  const storeEvents = ({ document, events = [] }: NewDocument<T>): void =>
    outbox.append(events.map((event) => ({ event, collection: table, documentId: idOf(document) })));

  return {
    get,
    decode,
    getMany: (ids) => ids.map(get).filter((document) => document !== null),
    insert(entry) {
      const document = { ...entry.document, version: 1 };
      const id = idOf(document);
      const { changes } = insert.run(id, ...readers.map((read) => read(document)), codec.encode(document));
      if (changes === 0) return 'exists';
      if (keys) replaceKeys(id, [], keys(document));
      storeEvents(entry);
      return 'inserted';
    },
    update(entry) {
      const document = { ...entry.document, version: entry.document.version + 1 };
      const id = idOf(document);
      const before = keys ? get(id) : null;
      const { changes } = update.run(
        document.version,
        ...readers.map((read) => read(document)),
        codec.encode(document),
        id,
        entry.document.version,
      );
      if (changes === 0) return 'conflict';
      if (keys) replaceKeys(id, before === null ? [] : keys(before), keys(document));
      storeEvents(entry);
      return 'updated';
    },
  };
}

/** Writes only the difference, because most updates leave the keys alone. */
function keyWriter(db: StoreDatabase['db'], table: string) {
  const insert = db.prepare<[string, string, number, string]>(
    `INSERT INTO ${table}_keys (kind, value, rank, id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const remove = db.prepare<[string, string, number, string]>(
    `DELETE FROM ${table}_keys WHERE kind = ? AND value = ? AND rank = ? AND id = ?`,
  );
  const nameOf = ({ kind, value, rank = 0 }: LookupKey): string => JSON.stringify([kind, value, rank]);
  return (id: string, before: readonly LookupKey[], after: readonly LookupKey[]): void => {
    const had = new Set(before.map(nameOf));
    const has = new Set(after.map(nameOf));
    for (const key of before) if (!has.has(nameOf(key))) remove.run(key.kind, key.value, key.rank ?? 0, id);
    for (const key of after) if (!had.has(nameOf(key))) insert.run(key.kind, key.value, key.rank ?? 0, id);
  };
}
