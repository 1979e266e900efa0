import type { NamedRepository } from '../../../ports/named-repository.js';
import { type DocumentCollectionOptions, documentCollection } from './document-collection.js';
import type { StoreConnection } from './store-connection.js';

/** Documents with a name of their own: agents, queues, business cases, jobs. */
export function namedRepository<T extends { readonly version: number }>(
  connection: StoreConnection,
  options: DocumentCollectionOptions<T>,
): NamedRepository<T> {
  const documents = documentCollection(connection, options);
  return {
    get: documents.get,
    all: () => documents.find({}, { sort: { _id: 1 } }),
    async put(document, { events = [] } = {}) {
      if (document.version !== 0) return documents.update({ document, events });
      const [outcome] = await documents.insertMany([{ document, events }]);
      return outcome === 'inserted' ? 'updated' : 'conflict';
    },
  };
}
