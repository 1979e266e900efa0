import type { NamedRepository } from '../../../ports/named-repository.js';
import { type DocumentRow, type DocumentTableOptions, documentTable } from './document-table.js';
import type { StoreDatabase } from './store-database.js';

/** Documents with a name of their own: agents, queues, business cases, jobs. */
export function namedRepository<T extends { readonly version: number }>(
  store: StoreDatabase,
  options: DocumentTableOptions<T>,
): NamedRepository<T> {
  const table = documentTable(store, options);
  const selectAll = store.db.prepare<[], DocumentRow>(
    `SELECT version, body FROM ${options.table} ORDER BY id`,
  );
  return {
    get: (key) => store.read(() => table.get(key)),
    all: () => store.read(() => selectAll.all().map(table.decode)),
    put: (document, { events = [] } = {}) =>
      store.write(() => {
        if (document.version !== 0) return table.update({ document, events });
        return table.insert({ document, events }) === 'inserted' ? 'updated' : 'conflict';
      }),
  };
}
