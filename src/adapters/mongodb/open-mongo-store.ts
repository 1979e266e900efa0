import { randomBytes } from 'node:crypto';
import type { Agent } from '../../domain/agent.js';
import type { Answer } from '../../domain/answer.js';
import type { StoredBusinessCase } from '../../domain/business-case.js';
import type { Job } from '../../domain/job.js';
import type { Queue } from '../../domain/queue.js';
import type { Clock } from '../../ports/clock.js';
import type { Store } from '../../ports/store.js';
import { connect, type MongoLocation } from './connect.js';
import { COLLECTIONS } from './schema/collections.js';
import { ensureIndexes } from './schema/ensure-indexes.js';
import { migrate } from './schema/migrate.js';
import { MIGRATIONS } from './schema/migrations.js';
import { apiKeyRepository } from './store/api-key-repository.js';
import { blobRepository } from './store/blob-repository.js';
import { conversationRepository } from './store/conversation-repository.js';
import { decisionRepository } from './store/decision-repository.js';
import { exampleRepository } from './store/example-repository.js';
import { feedbackRepository } from './store/feedback-repository.js';
import { idempotencyRepository } from './store/idempotency-repository.js';
import { leaseRepository } from './store/lease-repository.js';
import { messageRepository } from './store/message-repository.js';
import { modelFiles } from './store/model-files.js';
import { modelRepository } from './store/model-repository.js';
import { namedRepository } from './store/named-repository.js';
import { mongoOutbox } from './store/outbox.js';
import type { StoreConnection } from './store/store-connection.js';
import { ticketRepository } from './store/ticket-repository.js';
import { workflowRepository } from './store/workflow-repository.js';
import { translated } from './translate-error.js';

export interface MongoStoreOptions extends MongoLocation {
  /** Dates the records of migrations. */
  readonly clock: Clock;
}

/**
 * A store in MongoDB, or in a server that speaks its protocol: stand-alone, replica set or sharded. Several processes
 * may open the same database. Waits for the server up to a minute; brings the schema up to date and verifies the
 * indexes before it resolves.
 *
 * @throws StorageError when no server answers, the database holds something else, was migrated by a newer program, or
 * has an index that differs
 */
export async function openMongoStore({ clock, ...location }: MongoStoreOptions): Promise<Store> {
  const { client, db } = await connect(location);
  try {
    await translated(async () => {
      await migrate(db, { migrations: MIGRATIONS, now: clock.now });
      await ensureIndexes(db, COLLECTIONS);
    });
  } catch (error) {
    await client.close();
    throw error;
  }
  const listeners = new Set<(collection: string) => void>();
  const process = randomBytes(6).toString('hex');
  let writes = 0;
  const connection: StoreConnection = {
    db,
    collection: (name) => db.collection(name),
    announceEvents(collection) {
      for (const listener of listeners) queueMicrotask(() => listener(collection));
    },
    newWriteId: () => `${process}-${writes++}`,
  };
  return {
    messages: messageRepository(connection),
    conversations: conversationRepository(connection),
    tickets: ticketRepository(connection),
    agents: namedRepository<Agent>(connection, {
      name: 'agents',
      idField: 'id',
      optionalFields: { exclusions: true, missedOffers: true, share: true, turns: true },
    }),
    queues: namedRepository<Queue>(connection, {
      name: 'queues',
      idField: 'name',
      optionalFields: {
        openingHours: true,
        overflow: true,
        autoAccept: true,
        agentOrder: true,
        wrapUpSeconds: true,
      },
    }),
    workflows: workflowRepository(connection),
    feedback: feedbackRepository(connection),
    businessCases: namedRepository<StoredBusinessCase>(connection, {
      name: 'business_cases',
      idField: 'key',
      optionalFields: { successor: true, twoPersons: true },
    }),
    examples: exampleRepository(connection),
    models: modelRepository(connection),
    modelFiles: modelFiles(connection),
    blobs: blobRepository(connection),
    decisions: decisionRepository(connection),
    leases: leaseRepository(connection),
    jobs: namedRepository<Job>(connection, {
      name: 'jobs',
      idField: 'id',
      optionalFields: { cancelRequested: true },
    }),
    answers: namedRepository<Answer>(connection, {
      name: 'answers',
      idField: 'id',
      optionalFields: { automatic: true, ratings: true },
    }),
    apiKeys: apiKeyRepository(connection),
    idempotency: idempotencyRepository(connection),
    outbox: mongoOutbox(connection, (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    }),
    check: () => translated(async () => void (await db.command({ ping: 1 }))),
    close: () => client.close(),
  };
}
