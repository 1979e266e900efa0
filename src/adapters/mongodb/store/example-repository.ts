import type { StoredExample } from '../../../domain/example.js';
import type { ExampleRepository } from '../../../ports/example-repository.js';
import { pageLimit, pageOf, pageStart } from '../../../ports/page-cursor.js';
import { translated } from '../translate-error.js';
import { afterStart } from './after-start.js';
import { storedString } from './bson-values.js';
import { documentCollection } from './document-collection.js';
import type { StoreConnection } from './store-connection.js';

export function exampleRepository(connection: StoreConnection): ExampleRepository {
  const examples = documentCollection<StoredExample>(connection, {
    name: 'examples',
    idField: 'id',
    optionalFields: {
      entities: true,
      language: true,
      channel: true,
      subject: true,
      source: true,
      business: true,
      verdicts: true,
      awaitsAgreement: true,
      checked: true,
      withdrawn: true,
    },
  });
  return {
    insertMany: (documents) => examples.insertMany(documents.map((document) => ({ document }))),
    remove: (id) =>
      translated(
        async () => (await examples.collection.deleteOne({ _id: storedString(id) })).deletedCount === 1,
      ),
    async list(query) {
      const { label, golden, since } = query;
      const limit = pageLimit(query);
      const start = pageStart(query);
      const filter = {
        ...(label === undefined ? {} : { label: label === null ? null : storedString(label) }),
        ...(golden === undefined ? {} : { golden }),
        ...(since && start === null ? { createdAt: { $gte: since } } : {}),
        ...(start && afterStart(start, 'createdAt', 'ascending')),
      };
      const found = await examples.find(filter, { sort: { createdAt: 1, _id: 1 }, limit: limit + 1 });
      return pageOf(found, limit, ({ createdAt, id }) => ({ atMs: createdAt.getTime(), id }));
    },
    count: () => translated(() => examples.collection.countDocuments()),
  };
}
