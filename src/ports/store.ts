import type { Agent } from '../domain/agent.js';
import type { Answer } from '../domain/answer.js';
import type { StoredBusinessCase } from '../domain/business-case.js';
import type { Job } from '../domain/job.js';
import type { Queue } from '../domain/queue.js';
import type { ApiKeyRepository } from './api-key-repository.js';
import type { BlobRepository } from './blob-repository.js';
import type { ConversationRepository } from './conversation-repository.js';
import type { DecisionRepository } from './decision-repository.js';
import type { ExampleRepository } from './example-repository.js';
import type { FeedbackRepository } from './feedback-repository.js';
import type { IdempotencyRepository } from './idempotency-repository.js';
import type { LeaseRepository } from './lease-repository.js';
import type { MessageRepository } from './message-repository.js';
import type { ModelFiles } from './model-files.js';
import type { ModelRepository } from './model-repository.js';
import type { NamedRepository } from './named-repository.js';
import type { Outbox } from './outbox.js';
import type { TicketRepository } from './ticket-repository.js';
import type { WorkflowRepository } from './workflow-repository.js';

/**
 * Where documents live: SQLite or MongoDB.
 *
 * Every document has an `id` and a `version` (1 when inserted). `update` is compare-and-set: it succeeds only if the
 * stored version is `document.version`, and stores `version + 1`. Outcomes of races are values, not errors. Writes
 * are durable when the promise resolves (they survive a killed process). No transactions across documents: what must
 * happen together is in one document, its events included (`events` are stored in the same write as the document and
 * forgotten by `markPublished`).
 */
export interface Store {
  readonly messages: MessageRepository;
  readonly conversations: ConversationRepository;
  readonly tickets: TicketRepository;
  readonly agents: NamedRepository<Agent>;
  readonly queues: NamedRepository<Queue>;
  readonly workflows: WorkflowRepository;
  readonly feedback: FeedbackRepository;
  readonly businessCases: NamedRepository<StoredBusinessCase>;
  readonly examples: ExampleRepository;
  readonly models: ModelRepository;
  readonly modelFiles: ModelFiles;
  readonly blobs: BlobRepository;
  readonly decisions: DecisionRepository;
  readonly leases: LeaseRepository;
  readonly jobs: NamedRepository<Job>;
  readonly answers: NamedRepository<Answer>;
  readonly apiKeys: ApiKeyRepository;
  readonly idempotency: IdempotencyRepository;
  readonly outbox: Outbox;
  /** Rejects when the database cannot be reached. */
  check(): Promise<void>;
  close(): Promise<void>;
}
