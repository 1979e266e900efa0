import type { ApiKey } from '../../../domain/api-key.js';
import type { ApiKeyRepository } from '../../../ports/api-key-repository.js';
import { translated } from '../translate-error.js';
import { fromBson, storedString, toBson } from './bson-values.js';
import { insertMany } from './document-collection.js';
import type { StoreConnection, StoredDocument } from './store-connection.js';

export function apiKeyRepository(connection: StoreConnection): ApiKeyRepository {
  const collection = connection.collection('api_keys');
  return {
    byHash: (hash) =>
      translated(async () => {
        const found = await collection.findOne({ hash: storedString(hash) });
        return found === null ? null : decode(found);
      }),
    all: () =>
      translated(async () => (await collection.find({}, { sort: { _id: 1 } }).toArray()).map(decode)),
    insert: async ({ id, ...fields }) =>
      (await insertMany(collection, [{ _id: storedString(id), ...(toBson(fields) as object) }]))[0] ??
      'exists',
    revoke: (id, at) =>
      translated(async () => {
        const filter = { _id: storedString(id), revokedAt: null };
        return (await collection.updateOne(filter, { $set: { revokedAt: at } })).matchedCount === 1;
      }),
  };
}

/** Our own writing: `insert` put it there. */
const decode = ({ _id, ...fields }: StoredDocument): ApiKey =>
  ({ ...(fromBson(fields) as object), id: fromBson(_id) }) as ApiKey;
