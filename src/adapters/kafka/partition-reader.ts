import type { Admin, Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { StorageError } from '../../ports/storage-error.js';
import { type PartitionOffset, uncommittedPartitions } from './start-offsets.js';
import { mustRejoin, translateError } from './translate-error.js';

/** What became of the messages handed to `work`. */
export interface Progress {
  /** So many of them, from the first on, are dealt with for good. */
  readonly handled: number;
  /** The partition is left alone for so long before the next one is looked at. */
  readonly pauseMs?: number;
}

export interface PartitionReaderOptions {
  readonly kafka: Kafka;
  readonly admin: Admin;
  readonly groupId: string;
  /** As on the broker. */
  readonly topics: readonly string[];
  /** Where the group starts in partitions for which it has committed nothing; elsewhere at the first record. */
  readonly starts: readonly PartitionOffset[];
  readonly sessionTimeoutMs: number;
  readonly heartbeatMs: number;
  /** Messages of one partition in order. When it throws they are handed out again after a pause. */
  readonly work: (from: {
    topic: string;
    partition: number;
    messages: readonly KafkaMessage[];
  }) => Promise<Progress>;
  readonly onError: (error: unknown) => void;
  /** The group has been divided among its members, this one included. */
  readonly onJoined?: () => void;
}

export interface PartitionReader {
  /** Stops after the work in hand and leaves the group. */
  close(): Promise<void>;
}

/** Pause after failed work: doubles from the first to the last. Only the failed partition pauses. */
const FIRST_PAUSE_MS = 100;
const LAST_PAUSE_MS = 10_000;
/** After an error that the driver does not get over by itself, such as a password that was changed. */
const RESTART_MS = 2000;
const JOIN_TIMEOUT_MS = 30_000;
/** How long a close waits for a broker that does not answer; the work in hand is waited for however long it takes. */
const LEAVE_TIMEOUT_MS = 4000;
/** How long the brokers hold a fetch for which nothing has come. Kafka's own 500 ms would make every stop and rebalance slower. */
const MAX_WAIT_MS = 200;

/**
 * A member of a consumer group that hands out one piece of work at a time and commits what was dealt with, so that
 * neither a failing handler nor a rebalance in the middle of a batch loses a record. Resolves when the group's
 * position in every partition is settled: what is published from then on reaches the group, wherever it starts.
 */
export async function openPartitionReader(options: PartitionReaderOptions): Promise<PartitionReader> {
  const { kafka, admin, groupId, topics, starts, work, onError, sessionTimeoutMs, heartbeatMs } = options;
  const startOf = new Map(starts.map((one) => [idOf(one), one.offset]));
  const failures = new Map<string, number>();
  const pauses = new Map<string, NodeJS.Timeout>();
  /** The first offset not dealt with, where the commit may not tell: it failed or the group was divided anew. */
  const reached = new Map<string, bigint>();
  let restart: NodeJS.Timeout | undefined;
  let consumer: Consumer;
  let isClosing = false;
  let settled = Promise.resolve();
  let generation = 0;
  let inHand: Promise<unknown> = Promise.resolve();

  /** Commits where the group starts, for the partitions that are ours and have no position. */
  const settle = async (assigned: ReadonlySet<string>, ofGeneration: number): Promise<void> => {
    while (!isClosing && ofGeneration === generation) {
      try {
        const open = await uncommittedPartitions(admin, groupId, topics);
        const positions = open
          .filter((one) => assigned.has(idOf(one)))
          .map((one) => ({ ...one, offset: startOf.get(idOf(one)) ?? '0' }));
        if (positions.length > 0) {
          await consumer.commitOffsets(positions);
          for (const position of positions) consumer.seek(position);
        }
        return;
      } catch (error) {
        if (mustRejoin(error)) return;
        onError(translateError(error));
        await sleep(FIRST_PAUSE_MS);
      }
    }
  };

  const pause = (at: PartitionOffset, forMs: number): void => {
    const { topic, partition } = at;
    const id = idOf(at);
    consumer.seek(at);
    consumer.pause([{ topic, partitions: [partition] }]);
    clearTimeout(pauses.get(id));
    const paused = consumer;
    pauses.set(
      id,
      setTimeout(() => {
        pauses.delete(id);
        if (!isClosing && paused === consumer) paused.resume([{ topic, partitions: [partition] }]);
      }, forMs),
    );
  };

  const pauseAfterFailure = (at: PartitionOffset): void => {
    const count = failures.get(idOf(at)) ?? 0;
    failures.set(idOf(at), count + 1);
    pause(at, Math.min(LAST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** count));
  };

  const readBatch = async ({ batch, ...payload }: EachBatchPayload): Promise<void> => {
    await settled;
    const { topic, partition } = batch;
    const id = idOf({ topic, partition });
    const done = reached.get(id);
    // a topic that was deleted and made anew starts from 0 again
    if (done !== undefined && done > BigInt(batch.highWatermark)) reached.delete(id);
    else if (done !== undefined) await commitTo({ topic, partition, offset: String(done) }, payload);
    let left = batch.messages.filter(({ offset }) => BigInt(offset) >= (reached.get(id) ?? 0n));

    for (let next = left[0]; next !== undefined; next = left[0]) {
      if (!payload.isRunning() || payload.isStale() || isClosing) return;
      const at = { topic, partition, offset: next.offset };
      let progress: Progress;
      try {
        progress = await work({ topic, partition, messages: left });
        failures.delete(id);
      } catch (error) {
        onError(translateError(error));
        pauseAfterFailure(at);
        return;
      }
      left = left.slice(progress.handled);
      if (progress.handled > 0) {
        // behind the last record there may be marks of transactions, which nobody is handed
        const last = batch.messages.at(-1 - left.length);
        const offset = left[0]?.offset ?? String(BigInt(batch.lastOffset()) + 1n);
        reached.set(id, BigInt(offset));
        if (last !== undefined) payload.resolveOffset(last.offset);
        await commitTo({ topic, partition, offset }, payload);
      }
      if (progress.pauseMs !== undefined) {
        pause({ topic, partition, offset: left[0]?.offset ?? next.offset }, progress.pauseMs);
        return;
      }
      await payload.heartbeat();
    }
  };

  /** A commit that fails is made good with the next batch: what was dealt with is remembered in `reached`. */
  const commitTo = async (at: PartitionOffset, payload: Omit<EachBatchPayload, 'batch'>): Promise<void> => {
    const { topic, partition, offset } = at;
    try {
      await payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset }] }] });
      reached.delete(idOf(at));
    } catch (error) {
      if (mustRejoin(error)) throw error;
      onError(translateError(error));
      pauseAfterFailure(at);
      throw error;
    }
  };

  const eachBatch = async (payload: EachBatchPayload): Promise<void> => {
    // work may take longer than a session
    const alive = setInterval(() => void payload.heartbeat().catch(() => undefined), heartbeatMs);
    const reading = readBatch(payload);
    inHand = reading.catch(() => undefined);
    try {
      await reading;
    } finally {
      clearInterval(alive);
    }
  };

  const joined = new Promise<void>((resolve, reject) => {
    const tooLate = setTimeout(
      () => reject(new StorageError('unavailable', `Kafka did not let group ${groupId} begin`)),
      JOIN_TIMEOUT_MS,
    );
    const run = async (): Promise<void> => {
      consumer = kafka.consumer({
        groupId,
        sessionTimeout: sessionTimeoutMs,
        heartbeatInterval: heartbeatMs,
        maxWaitTimeInMs: MAX_WAIT_MS,
        allowAutoTopicCreation: false,
        retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 7 },
      });
      consumer.on(consumer.events.GROUP_JOIN, ({ payload: { memberAssignment } }) => {
        generation += 1;
        const assigned = Object.entries(memberAssignment).flatMap(([topic, partitions]) =>
          partitions.map((partition) => idOf({ topic, partition })),
        );
        settled = settle(new Set(assigned), generation);
        void settled.then(() => {
          clearTimeout(tooLate);
          resolve();
          options.onJoined?.();
        });
      });
      consumer.on(consumer.events.CRASH, ({ payload: { error, restart: willRestart } }) => {
        onError(translateError(error));
        if (!willRestart && !isClosing) restart = setTimeout(() => void begin(), RESTART_MS);
      });
      await consumer.connect();
      // where nothing is committed and nothing was settled, losing records would be worse than seeing them again
      await consumer.subscribe({ topics: [...topics], fromBeginning: true });
      await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch });
    };
    const begin = async (): Promise<void> => {
      if (isClosing) return;
      try {
        await run();
      } catch (error) {
        onError(translateError(error));
        restart = setTimeout(() => void begin(), RESTART_MS);
      }
    };
    void begin();
  });

  const close = async (): Promise<void> => {
    isClosing = true;
    clearTimeout(restart);
    for (const timer of pauses.values()) clearTimeout(timer);
    await inHand;
    const left = consumer.disconnect().catch((error: unknown) => onError(translateError(error)));
    await Promise.race([left, sleep(LEAVE_TIMEOUT_MS)]);
  };

  try {
    await joined;
    // another member may still be settling its share
    const end = Date.now() + JOIN_TIMEOUT_MS;
    while ((await uncommittedPartitions(admin, groupId, topics)).length > 0) {
      if (Date.now() > end)
        throw new StorageError('unavailable', `group ${groupId} has no position in Kafka`);
      await sleep(20);
    }
    return { close };
  } catch (error) {
    await close();
    throw translateError(error);
  }
}

function idOf({ topic, partition }: { readonly topic: string; readonly partition: number }): string {
  return `${topic}/${partition}`;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
