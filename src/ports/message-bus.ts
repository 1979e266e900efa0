/**
 * Durable topics with partitions by key and consumer groups: Apache Kafka or the embedded log.
 *
 * Promises: at least once; records of one key in the order of their publishing, as long as none is retried; a
 * record's offset is committed only after the handler's outcome for it is durable (a dead letter or retry is stored
 * before the commit); within a group each partition is handled by one subscriber at a time.
 * Does not promise: exactly once (handlers must be idempotent), order across keys or partitions, or that a retried
 * record keeps its place (it is delivered again later, with `attempt` raised, and blocks nothing meanwhile).
 */
export interface BusRecord {
  readonly topic: string;
  readonly key: string;
  readonly value: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface DeliveredRecord extends Required<BusRecord> {
  readonly partition: number;
  /** Decimal; unique within topic and partition. */
  readonly offset: string;
  readonly publishedAt: Date;
  /** 1 for the first delivery. Grows with retries, not with redeliveries after a crash. */
  readonly attempt: number;
}

/** What the handler decided for one record: data, not exceptions. */
export type RecordOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'drop'; readonly reason: string }
  | { readonly kind: 'retry'; readonly afterMs: number }
  /** The record's bytes and headers go untouched to `weiche.dead-letters`, with code and reason as headers. */
  | { readonly kind: 'dead-letter'; readonly code: string; readonly reason: string };

export const DONE: RecordOutcome = { kind: 'done' };

/**
 * Gets records of one partition in order and returns one outcome for each, in the same order. When it throws, the
 * whole batch is delivered again after a pause, and the error goes to `onError`.
 */
export type BatchHandler = (records: readonly DeliveredRecord[]) => Promise<readonly RecordOutcome[]>;

/** Where a group starts that has committed nothing yet. */
export type StartPosition = 'earliest' | 'latest' | { readonly publishedSince: Date };

export interface SubscribeOptions {
  readonly topics: readonly string[];
  readonly group: string;
  readonly handle: BatchHandler;
  /** Most records in one call of `handle`; 200 unless told. */
  readonly maxBatch?: number;
  /**
   * Most calls of `handle` at the same time, each with records of another partition; 1 unless told. A bus may take
   * fewer.
   */
  readonly maxConcurrent?: number;
  /** `earliest` unless told. */
  readonly from?: StartPosition;
  readonly onError?: (error: unknown) => void;
}

export interface Subscription {
  /** Stops after the batch in hand; resolves when nothing is being handled any more and offsets are committed. */
  close(): Promise<void>;
}

export interface PartitionLag {
  readonly topic: string;
  readonly partition: number;
  /** Records published but not committed by the group, and those that wait for their retry. */
  readonly lag: number;
}

/** Headers that a dead letter carries beside the original's own. */
export const DEAD_LETTER_HEADERS = {
  code: 'weiche-error-code',
  reason: 'weiche-error-reason',
  topic: 'weiche-original-topic',
  partition: 'weiche-original-partition',
  offset: 'weiche-original-offset',
} as const;

export interface MessageBus {
  /** Resolves when all records are durable, in the order given per key; rejects when any may be missing. */
  publish(records: readonly BusRecord[]): Promise<void>;
  subscribe(options: SubscribeOptions): Promise<Subscription>;
  /** Lag of a group per partition of the topics that it has subscribed to. */
  lag(group: string): Promise<readonly PartitionLag[]>;
  /**
   * Forgets a group that will not come back, with its positions and retries: its subscriptions must have been closed.
   * A group that does not exist is none.
   */
  forgetGroup(group: string): Promise<void>;
  /** Rejects when the bus cannot be reached. */
  check(): Promise<void>;
  /** Closes all subscriptions, then the connection. */
  close(): Promise<void>;
}
