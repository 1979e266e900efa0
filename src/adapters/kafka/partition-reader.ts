import type { Admin, Consumer, EachBatchPayload, KafkaMessage } from 'kafkajs';
import { StorageError } from '../../ports/storage-error.js';
import type { BrokerPulse } from './broker-pulse.js';
import type { KafkaClient } from './connect-kafka.js';
import { createGroupCommits, idOf } from './group-commits.js';
import { committedOffsets, isUncommitted, type PartitionOffset } from './start-offsets.js';
import { mustRejoin, translateError } from './translate-error.js';

/** What became of the messages handed to `work`. */
export interface Progress {
  /** So many of them, from the first on, are dealt with for good. */
  readonly handled: number;
  /** The partition is left alone for so long before the next one is looked at. */
  readonly pauseMs?: number;
}

export interface PartitionReaderOptions {
  /** For this reader alone, which cuts it when it closes. */
  readonly client: KafkaClient;
  readonly admin: Admin;
  readonly groupId: string;
  /** As on the broker. */
  readonly topics: readonly string[];
  /** Where the group starts in partitions for which it has committed nothing; elsewhere at the first record. */
  readonly starts: readonly PartitionOffset[];
  readonly sessionTimeoutMs: number;
  readonly heartbeatMs: number;
  /** Most partitions that are worked on at the same time. */
  readonly maxConcurrent: number;
  readonly pulse: BrokerPulse;
  /** When it is aborted before the reader is open, opening rejects. */
  readonly opening: AbortSignal;
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
  /** Stops after the work in hand, however long it takes, and leaves the group, if the brokers answer soon. */
  close(): Promise<void>;
}

/** Pause after failed work: doubles from the first to the last. Only the failed partition pauses. */
const FIRST_PAUSE_MS = 100;
const LAST_PAUSE_MS = 10_000;
/** After an error that the driver does not get over by itself, such as a password that was changed. */
const RESTART_MS = 2000;
const JOIN_TIMEOUT_MS = 30_000;
/** How long the brokers hold a fetch for which nothing has come. Kafka's own 500 ms would make every stop and rebalance slower. */
const MAX_WAIT_MS = 200;
/** Nothing is fetched while there is work: so much is what a slow handler makes us hold, or one record that is larger. */
const MOST_FETCHED_BYTES = 8 * 1024 * 1024;

/**
 * A member of a consumer group that hands out one piece of work at a time and commits what was dealt with, so that
 * neither a failing handler nor a rebalance in the middle of a batch loses a record. Resolves when the group's
 * position in every partition is settled: what is published from then on reaches the group, wherever it starts.
 */
export async function openPartitionReader(options: PartitionReaderOptions): Promise<PartitionReader> {
  const { client, admin, groupId, topics, starts, work, onError, pulse, opening } = options;
  const { sessionTimeoutMs, heartbeatMs } = options;
  if (opening.aborted) throw closedTooSoon();
  const startOf = new Map(starts.map((one) => [idOf(one), one.offset]));
  const failures = new Map<string, number>();
  const pauses = new Map<string, NodeJS.Timeout>();
  const working = new Set<Promise<unknown>>();
  const reading = new Set<Promise<unknown>>();
  let restart: NodeJS.Timeout | undefined;
  let consumer: Consumer;
  let isClosing = false;
  let settled = Promise.resolve();
  let generation = 0;
  /** Why the group must be joined anew, from when that is known until it is done. */
  let outdated: unknown = null;

  const commits = createGroupCommits({
    commitAgain: async (positions) => consumer.commitOffsets([...positions]),
    onError: (error) => onError(translateError(error)),
    isClosing: () => isClosing,
  });

  /** Commits where the group starts in partitions of ours that have no position, and what a commit failed for. */
  const settle = async (assigned: ReadonlySet<string>, ofGeneration: number): Promise<void> => {
    while (!isClosing && ofGeneration === generation) {
      try {
        const known = await committedOffsets(admin, groupId, topics);
        const ahead = new Map(commits.rejoined(assigned, known).map((one) => [idOf(one), one]));
        const ours = known.filter((one) => assigned.has(idOf(one)));
        const positions = ours.map(
          (one) =>
            ahead.get(idOf(one)) ??
            (isUncommitted(one) ? { ...one, offset: startOf.get(idOf(one)) ?? '0' } : one),
        );
        const news = positions.filter((one, index) => one.offset !== ours[index]?.offset);
        if (news.length > 0) await consumer.commitOffsets(news);
        for (const one of ahead.values()) commits.forget(one);
        if (ofGeneration !== generation) return;
        // all of them: the driver keeps a position that it was told for a partition which has left since, and would
        // go back there when the partition comes again
        for (const position of positions) consumer.seek(position);
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

  const workOn: PartitionReaderOptions['work'] = async (from) => {
    const doing = work(from);
    working.add(doing);
    try {
      return await doing;
    } finally {
      working.delete(doing);
    }
  };

  const beat = async (payload: Omit<EachBatchPayload, 'batch'>): Promise<void> => {
    try {
      await payload.heartbeat();
    } catch (error) {
      if (mustRejoin(error)) outdated ??= error;
      throw error;
    }
  };

  const readBatch = async ({ batch, ...payload }: EachBatchPayload): Promise<void> => {
    await settled;
    const { topic, partition } = batch;
    const place = { topic, partition };
    const done = commits.dealtWith(place) ?? 0n;
    // a topic that was deleted and made anew starts from 0 again; where others have gone on, ours is old
    const isOld = done > BigInt(batch.highWatermark) || done < BigInt(batch.firstOffset() ?? 0);
    if (isOld) commits.forget(place);
    const isLeft = ({ offset }: KafkaMessage) => isOld || BigInt(offset) >= done;
    let left = batch.messages.filter(isLeft);
    const skipped = batch.messages[batch.messages.length - left.length - 1];
    if (skipped !== undefined) payload.resolveOffset(skipped.offset);
    const commit = ({ offset }: PartitionOffset) =>
      payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions: [{ partition, offset }] }] });

    for (let next = left[0]; next !== undefined; next = left[0]) {
      if (outdated !== null) throw outdated;
      if (!payload.isRunning() || payload.isStale() || isClosing) return;
      const at = { ...place, offset: next.offset };
      let progress: Progress;
      try {
        progress = await workOn({ ...place, messages: left });
        failures.delete(idOf(place));
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
        if (last !== undefined) payload.resolveOffset(last.offset);
        commits.send({ ...place, offset }, commit);
      }
      if (progress.pauseMs !== undefined) {
        pause({ ...place, offset: left[0]?.offset ?? next.offset }, progress.pauseMs);
        return;
      }
      await commits.ready();
      await beat(payload);
    }
  };

  const eachBatch = async (payload: EachBatchPayload): Promise<void> => {
    // work may take longer than a session
    const alive = setInterval(() => void beat(payload).catch(() => undefined), heartbeatMs);
    const batch = readBatch(payload);
    reading.add(batch);
    try {
      await batch;
    } catch (error) {
      if (mustRejoin(error)) outdated ??= error;
      // joining anew or beginning anew, after what is dealt with is known to be
      await commits.idle();
      throw error;
    } finally {
      clearInterval(alive);
      reading.delete(batch);
    }
  };

  const joined = new Promise<void>((resolve, reject) => {
    const tooLate = setTimeout(
      () => reject(new StorageError('unavailable', `Kafka did not let group ${groupId} begin`)),
      JOIN_TIMEOUT_MS,
    );
    const giveUp = () => {
      clearTimeout(tooLate);
      reject(closedTooSoon());
    };
    opening.addEventListener('abort', giveUp, { once: true });
    const run = async (): Promise<void> => {
      consumer = client.kafka.consumer({
        groupId,
        sessionTimeout: sessionTimeoutMs,
        heartbeatInterval: heartbeatMs,
        maxWaitTimeInMs: MAX_WAIT_MS,
        allowAutoTopicCreation: false,
        maxBytes: MOST_FETCHED_BYTES,
        retry: {
          initialRetryTime: 100,
          maxRetryTime: 1000,
          retries: 7,
          // else the driver would start again what was closed while it started
          restartOnFailure: async () => !isClosing,
        },
      });
      consumer.on(consumer.events.GROUP_JOIN, ({ payload: { memberAssignment } }) => {
        generation += 1;
        outdated = null;
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
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: options.maxConcurrent,
        eachBatch,
      });
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

  const leave = async (): Promise<void> => {
    await Promise.allSettled(reading);
    await commits.idle();
    await consumer.disconnect();
  };

  const close = async (): Promise<void> => {
    isClosing = true;
    clearTimeout(restart);
    for (const timer of pauses.values()) clearTimeout(timer);
    await Promise.allSettled(working);
    const left = leave().then(
      () => true,
      (error: unknown) => {
        onError(translateError(error));
        return true;
      },
    );
    const hasLeft = await Promise.race([left, sleep(pulse.patienceMs()).then(() => false)]);
    if (!hasLeft) pulse.missed();
    client.cut();
  };

  /** Another member may still be settling its share. */
  const allSettled = async (): Promise<void> => {
    const end = Date.now() + JOIN_TIMEOUT_MS;
    while ((await committedOffsets(admin, groupId, topics)).some(isUncommitted)) {
      if (isClosing) return;
      if (Date.now() > end)
        throw new StorageError('unavailable', `group ${groupId} has no position in Kafka`);
      await sleep(20);
    }
  };
  const givenUp = new Promise<never>((_, reject) => {
    opening.addEventListener('abort', () => reject(closedTooSoon()), { once: true });
  });
  givenUp.catch(() => undefined);

  try {
    await joined;
    await Promise.race([allSettled(), givenUp]);
    return { close };
  } catch (error) {
    await close();
    throw translateError(error);
  }
}

const closedTooSoon = () => new StorageError('closed', 'closed before Kafka let it begin');

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
