import type { Answer } from '../domain/answer.js';
import type { Channel } from '../domain/channel.js';
import type { Job } from '../domain/job.js';
import type { DisplayLanguage } from '../domain/language.js';
import type { InboundRecordValue } from '../intake/schemas/inbound-record.schema.js';
import type { Page, PageRequest } from '../ports/page.js';
import type { CarryingWords } from '../service/carrying-words.js';
import type { StoredComparison } from '../service/compare-stored-models.js';
import type { DryRun } from '../service/dry-run-workflow.js';
import type { EventStream } from '../service/event-stream.js';
import type { TicketExplanation } from '../service/explain-ticket.js';
import type { KnowledgeSource } from '../service/knowledge-source.js';
import type { Outcome } from '../service/outcome.js';
import type { ReviewItem } from '../service/review-queue.js';
import type { ServiceContext } from '../service/service-context.js';
import type { HttpSettings } from './http-settings.js';

/** A message as it was posted: a validated value, or the bytes of one RFC 5322 message. */
export type SubmittedMessage =
  | ({ readonly channel: Channel } & InboundRecordValue)
  | { readonly channel: 'email'; readonly bytes: Uint8Array };

/** A row of `/classify` and `/extract`; keys that are not named here pass through. */
export interface Row {
  readonly text: string;
  readonly subject?: string;
  readonly channel?: string;
  readonly language?: string;
  readonly receivedAt?: string;
  readonly [key: string]: unknown;
}

/** One row out for one row in, in order; nothing is stored. */
export type ReadRows = (rows: readonly Row[]) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** What the interface calls and what needs more than `context` and `knowledge`: put together in app/. */
export interface HttpUseCases {
  /** Stores the message before it resolves. The same `idempotencyKey` of the same `keyId` is the same message. */
  submitMessage(
    input: SubmittedMessage,
    options: { readonly idempotencyKey?: string; readonly keyId: string },
  ): Promise<Outcome<{ readonly messageId: string }>>;
  explainTicket(ticketId: string, language: DisplayLanguage): Promise<Outcome<TicketExplanation>>;
  carryingWords(ticketId: string): Promise<Outcome<CarryingWords>>;
  dryRunWorkflow(request: { readonly workflow: unknown; readonly limit: number }): Promise<Outcome<DryRun>>;
  startRetrain(request: {
    readonly promote?: boolean;
    readonly seed?: number;
    readonly examine?: boolean;
    readonly requestedBy: string;
  }): Promise<Outcome<Job>>;
  cancelJob(jobId: string): Promise<Outcome<Job>>;
  /** `beforeId`: the champion unless told. */
  compareModels(request: {
    readonly afterId: string;
    readonly beforeId?: string;
  }): Promise<Outcome<StoredComparison>>;
  readonly classify: ReadRows;
  readonly extract: ReadRows;
  reviewQueue(page: PageRequest): Promise<Page<ReviewItem>>;
  listAnswers(query: {
    readonly businessCase?: string;
    readonly language?: string;
  }): Promise<readonly Answer[]>;
  putAnswer(article: Omit<Answer, 'version' | 'ratings'>): Promise<Outcome<Answer>>;
}

/** What the interface stands on: all of it handed in by app/. */
export interface HttpDependencies {
  readonly context: ServiceContext;
  readonly knowledge: KnowledgeSource;
  readonly useCases: HttpUseCases;
  readonly events: Pick<EventStream, 'subscribe'>;
  /** Prometheus text, e.g. of prom-client's registry. */
  readonly metrics: () => Promise<{ readonly contentType: string; readonly body: string }>;
  /** Why the instance cannot work now, as sentences; empty when it can. */
  readonly notReady: () => Promise<readonly string[]>;
  /** A new API key: a prefix and 256 random bits. */
  readonly newSecret: () => string;
  /** The product's version. */
  readonly version: string;
  /** Called once a request has been answered. `operation` is an operation id, or `none` where none was met. */
  readonly onAnswered?: (answered: {
    readonly operation: string;
    readonly status: number;
    readonly seconds: number;
  }) => void;
  /** Folder with the console's built page; without it /console is 404. */
  readonly consoleDir?: string;
  /** Aborted before the server closes: event streams end, readiness says no. */
  readonly shutdown?: AbortSignal;
  readonly settings?: Partial<HttpSettings>;
}
