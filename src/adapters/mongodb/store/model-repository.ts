import type { ModelRecord } from '../../../domain/model.js';
import type { ModelRepository } from '../../../ports/model-repository.js';
import { documentCollection } from './document-collection.js';
import { documentRepository } from './document-repository.js';
import type { StoreConnection } from './store-connection.js';

export function modelRepository(connection: StoreConnection): ModelRepository {
  const models = documentCollection<ModelRecord>(connection, {
    name: 'models',
    idField: 'id',
    optionalFields: { knowledgeAt: true, trial: true },
  });
  return {
    ...documentRepository(models),
    // two only while one takes over from the other: then the later promoted one counts
    champion: async () =>
      (await models.find({ state: 'champion' }, { sort: { promotedAt: -1 }, limit: 1 }))[0] ?? null,
    list: () => models.find({}, { sort: { createdAt: -1, _id: -1 } }),
  };
}
