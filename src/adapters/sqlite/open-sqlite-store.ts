import type { Agent } from '../../domain/agent.js';
import type { Answer } from '../../domain/answer.js';
import type { StoredBusinessCase } from '../../domain/business-case.js';
import type { Job } from '../../domain/job.js';
import type { Queue } from '../../domain/queue.js';
import type { Store } from '../../ports/store.js';
import type { DatabaseLocation } from './database-location.js';
import { documentCodec } from './document-codec.js';
import { openDatabase } from './open-database.js';
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
import { storeDatabase } from './store/store-database.js';
import { STORE_SCHEMA } from './store/store-schema.js';
import { ticketRepository } from './store/ticket-repository.js';
import { workflowRepository } from './store/workflow-repository.js';

export type SqliteStoreOptions = DatabaseLocation & {
  /** How long a write waits for another process's; 5,000 ms unless told. */
  readonly busyTimeoutMs?: number;
};

/**
 * The embedded store: one SQLite file (`store.sqlite` in `dir`), which several processes may open. Every write is
 * flushed to disk before its promise resolves.
 *
 * @throws StorageError when the file cannot be opened, is something else, or was written by a newer program
 */
export function openSqliteStore(options: SqliteStoreOptions): Store {
  const db = openDatabase({
    location: options,
    fileName: 'store.sqlite',
    schema: STORE_SCHEMA,
    ...(options.busyTimeoutMs === undefined ? {} : { busyTimeoutMs: options.busyTimeoutMs }),
  });
  const store = storeDatabase(db);
  const { read, writeRepeatable, outbox, onEvents } = store;
  return {
    messages: messageRepository(store),
    conversations: conversationRepository(store),
    tickets: ticketRepository(store),
    agents: namedRepository<Agent>(store, {
      table: 'agents',
      codec: documentCodec({ presenceSince: 'date', idleSince: 'date' }),
      idOf: ({ id }) => id,
    }),
    queues: namedRepository<Queue>(store, {
      table: 'queues',
      codec: documentCodec({}),
      idOf: ({ name }) => name,
    }),
    workflows: workflowRepository(store),
    feedback: feedbackRepository(store),
    businessCases: namedRepository<StoredBusinessCase>(store, {
      table: 'business_cases',
      codec: documentCodec({}),
      idOf: ({ key }) => key,
    }),
    examples: exampleRepository(store),
    models: modelRepository(store),
    modelFiles: modelFiles(store),
    blobs: blobRepository(store),
    decisions: decisionRepository(store),
    leases: leaseRepository(store),
    jobs: namedRepository<Job>(store, {
      table: 'jobs',
      codec: documentCodec({ createdAt: 'date', endedAt: 'date' }),
      idOf: ({ id }) => id,
    }),
    answers: namedRepository<Answer>(store, {
      table: 'answers',
      codec: documentCodec({}),
      idOf: ({ id }) => id,
    }),
    apiKeys: apiKeyRepository(store),
    idempotency: idempotencyRepository(store),
    outbox: {
      unpublished: (limit) => read(() => outbox.oldest(limit)),
      // one table holds the events of all collections
      unpublishedOf: (_, limit) => read(() => outbox.oldest(limit)),
      // an event whose removal is lost is published once more
      markPublished: (events) => writeRepeatable(() => outbox.remove(events)),
      onEvents,
    },
    check: () => read(() => void db.prepare('SELECT 1').get()),
    close: async () => {
      store.commit();
      db.close();
    },
  };
}
