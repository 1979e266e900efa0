import type { Workflow } from '../../../domain/workflow.js';
import type { WorkflowRepository } from '../../../ports/workflow-repository.js';
import { isDuplicate, translated } from '../translate-error.js';
import { fromBson, toBson } from './bson-values.js';
import type { StoreConnection } from './store-connection.js';

/** A workflow; its version is its `_id`. */
interface StoredWorkflow {
  readonly _id: number;
  readonly filters: unknown;
  readonly default: unknown;
}

export function workflowRepository({ db }: StoreConnection): WorkflowRepository {
  const collection = db.collection<StoredWorkflow>('workflows');
  const decode = (stored: StoredWorkflow | null): Workflow | null => {
    if (stored === null) return null;
    const { _id: version, ...rest } = stored;
    // our own writing: `insert` put it there
    return { ...(fromBson(rest) as Omit<Workflow, 'version'>), version };
  };
  return {
    current: () => translated(async () => decode(await collection.findOne({}, { sort: { _id: -1 } }))),
    get: (version) => translated(async () => decode(await collection.findOne({ _id: version }))),
    insert: ({ version, ...rest }) =>
      translated(async () => {
        try {
          const { filters, default: otherwise, ...more } = rest;
          await collection.insertOne({
            ...(toBson(more) as object),
            _id: version,
            filters: toBson(filters),
            default: toBson(otherwise),
          });
          return 'inserted';
        } catch (error) {
          if (isDuplicate(error)) return 'exists';
          throw error;
        }
      }),
  };
}
