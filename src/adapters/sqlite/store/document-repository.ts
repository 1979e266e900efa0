import type { DocumentRepository } from '../../../ports/document-repository.js';
import type { DocumentTable } from './document-table.js';
import type { StoreDatabase } from './store-database.js';

/** The calls that every collection of documents offers; a call with many documents is one transaction. */
export function documentRepository<T extends { readonly id: string; readonly version: number }>(
  store: StoreDatabase,
  table: DocumentTable<T>,
): DocumentRepository<T> {
  return {
    get: (id) => store.read(() => table.get(id)),
    getMany: (ids) => store.read(() => table.getMany(ids)),
    insertMany: (documents) => store.write(() => documents.map(table.insert)),
    update: (document, { events = [] } = {}) => store.write(() => table.update({ document, events })),
    updateMany: (documents) => store.write(() => documents.map(table.update)),
  };
}
