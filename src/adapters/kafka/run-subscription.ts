import type { Admin, KafkaMessage } from 'kafkajs';
import type { RecordOutcome, SubscribeOptions, Subscription } from '../../ports/message-bus.js';
import type { BrokerPulse } from './broker-pulse.js';
import type { KafkaClient } from './connect-kafka.js';
import { openPartitionReader, type PartitionReader, type Progress } from './partition-reader.js';
import { type OutcomePublisher, publishOutcomes, type ReceivedRecord } from './publish-outcomes.js';
import { decodeRecord } from './record-codec.js';
import { decodeRetry, type RetryRecord } from './retry-record.js';
import { committedOffsets, isUncommitted, startOffsets } from './start-offsets.js';
import { translateError } from './translate-error.js';
import { createTurns } from './turns.js';

export interface SubscriptionContext {
  readonly connect: () => KafkaClient;
  readonly pulse: BrokerPulse;
  readonly admin: Admin;
  readonly publisher: OutcomePublisher;
  readonly groupId: string;
  readonly retryGroupId: string;
  readonly sessionTimeoutMs: number;
  readonly heartbeatMs: number;
  /** Aborted when the bus closes: what is still being opened is given up. */
  readonly closing: AbortSignal;
}

/** A retry that is due in less is worked on at once rather than after another pause. */
const SOON_MS = 2;
/** Where the group is, and its topics begin and end. */
const LOOK_MS = 10_000;

/**
 * Two members, one of the group that reads the topics and one of the group that reads its retries; the second begins
 * when there is a retry topic. Together they call the handler for no more partitions at once than asked for.
 */
export async function runSubscription(
  context: SubscriptionContext,
  request: SubscribeOptions,
): Promise<Subscription> {
  const { connect, admin, publisher, pulse, groupId, retryGroupId, sessionTimeoutMs, heartbeatMs } = context;
  const { topics } = publisher;
  const { handle, maxBatch = 200, maxConcurrent = 1, onError = () => {}, from = 'earliest' } = request;
  const retryTopic = topics.retriesOf(publisher.group);
  const onBroker = request.topics.map(topics.onBroker);
  const closed = new AbortController();
  const opening = AbortSignal.any([context.closing, closed.signal]);
  let retries: Promise<PartitionReader | null> | null = null;
  let isClosing = false;

  const inTurn = createTurns(maxConcurrent);

  const deliver = (received: readonly ReceivedRecord[]): Promise<Progress> =>
    inTurn(async () => {
      // closing began while this waited for its turn: it is left for the next member
      if (isClosing) return { handled: 0, pauseMs: 0 };
      const outcomes: readonly RecordOutcome[] = await handle(received.map(({ record }) => record));
      const { hasRetries } = await publishOutcomes(publisher, received, outcomes);
      if (hasRetries) void readRetries();
      return { handled: received.length };
    });

  const readRetries = (): Promise<PartitionReader | null> => {
    if (isClosing) return Promise.resolve(null);
    retries ??= openRetryReader().catch((error: unknown) => {
      if (!isClosing) onError(translateError(error));
      retries = null;
      return null;
    });
    return retries;
  };

  const openRetryReader = async (): Promise<PartitionReader> =>
    openPartitionReader({
      client: connect(),
      pulse,
      maxConcurrent,
      opening,
      admin,
      groupId: retryGroupId,
      topics: [topics.onBroker(retryTopic)],
      starts: [],
      sessionTimeoutMs,
      heartbeatMs,
      onError,
      work: async ({ messages }) => {
        const due = dueRetries(messages, { nowMs: publisher.nowMs(), maxBatch });
        return due.records.length === 0 ? { handled: 0, pauseMs: due.waitMs } : deliver(due.records);
      },
    });

  /** Others of the group may have made a retry topic; who joins last, or stays when they leave, reads it too. */
  const lookForRetries = async (): Promise<void> => {
    try {
      if (retries === null && (await topics.exists(retryTopic))) await readRetries();
    } catch (error) {
      if (!isClosing) onError(translateError(error));
    }
  };

  const starts = await pulse.within(LOOK_MS, async () => {
    const isNew = (await committedOffsets(admin, groupId, onBroker)).some(isUncommitted);
    return isNew ? startOffsets(admin, onBroker, from) : [];
  });
  const fresh = await openPartitionReader({
    client: connect(),
    pulse,
    maxConcurrent,
    opening,
    admin,
    groupId,
    topics: onBroker,
    starts,
    sessionTimeoutMs,
    heartbeatMs,
    onError,
    onJoined: () => void lookForRetries(),
    work: ({ topic, partition, messages }) =>
      deliver(
        messages.slice(0, maxBatch).map((original) => ({
          record: decodeRecord(
            { topic: topics.ours(topic), partition, offset: original.offset },
            original,
            1,
          ),
          original,
        })),
      ),
  });

  return {
    async close() {
      isClosing = true;
      closed.abort();
      await Promise.all([fresh.close(), retries?.then((reader) => reader?.close())]);
    },
  };
}

/** The first records that are due and were of one partition, or how long to wait for the first. */
function dueRetries(
  messages: readonly KafkaMessage[],
  { nowMs, maxBatch }: { readonly nowMs: number; readonly maxBatch: number },
): { readonly records: readonly RetryRecord[]; readonly waitMs: number } {
  const records: RetryRecord[] = [];
  let waitMs = 0;
  for (const message of messages) {
    const one = decodeRetry(message);
    const first = records[0]?.record;
    if (one.dueAtMs > nowMs + SOON_MS) {
      waitMs = one.dueAtMs - nowMs;
      break;
    }
    const isOfSamePartition =
      first === undefined || (first.topic === one.record.topic && first.partition === one.record.partition);
    if (records.length >= maxBatch || !isOfSamePartition) break;
    records.push(one);
  }
  return { records, waitMs };
}
