import type { Producer, TopicMessages } from 'kafkajs';
import { Partitioners } from 'kafkajs';
import type { BusRecord, MessageBus, PartitionLag, Subscription } from '../../ports/message-bus.js';
import { StorageError } from '../../ports/storage-error.js';
import { createBrokerPulse } from './broker-pulse.js';
import { connectKafka } from './connect-kafka.js';
import { groupLag } from './group-lag.js';
import type { KafkaBusOptions } from './kafka-options.js';
import { kafkaTopics } from './kafka-topics.js';
import { encodeRecord, sizeOf } from './record-codec.js';
import { createRecordSender } from './record-sender.js';
import { runSubscription } from './run-subscription.js';
import { createSharedQuestion } from './shared-question.js';
import { translateError } from './translate-error.js';
import { withPatience } from './with-patience.js';

/** Brokers take a request's records of one partition as one, and refuse it above a megabyte unless told otherwise. */
const MAX_REQUEST_BYTES = 900_000;
const CONNECT_MS = 20_000;
/** Creating topics takes its time. */
const TOPICS_MS = 10_000;
const FORGET_MS = 4000;

export interface KafkaBus extends MessageBus {
  /** Creates the topics that are missing, where that is allowed; rejects, naming them, where it is not. */
  ensureTopics(topics: readonly string[]): Promise<void>;
}

/**
 * The bus on Apache Kafka 2.4 or newer. Connects at once: rejects when no broker answers or when they refuse.
 *
 * @throws StorageError `unavailable` or `denied`
 */
export async function openKafkaBus(options: KafkaBusOptions): Promise<KafkaBus> {
  const { prefix = '', partitions = 8, createTopics = true } = options;
  const { sessionTimeoutMs = 10_000, heartbeatMs = 500 } = options;
  const client = connectKafka(options);
  const { kafka } = client;
  const pulse = createBrokerPulse();
  const admin = kafka.admin();
  // not idempotent: a record that a retry doubles is allowed for, a producer that the broker has forgotten is not
  const producer: Producer = kafka.producer({
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner,
  });
  const sender = createRecordSender(producer, pulse);
  const topics = kafkaTopics(admin, { prefix, partitions, createTopics });
  const subscriptions = new Set<Promise<Subscription>>();
  const askLag = createSharedQuestion<readonly PartitionLag[]>(pulse);
  const askCluster = createSharedQuestion<unknown>(pulse);
  const closing = new AbortController();
  let isClosed = false;

  const requireOpen = (): void => {
    if (isClosed) throw new StorageError('closed', 'the bus has been closed');
  };
  const attempt = async <R>(work: () => Promise<R>): Promise<R> => {
    requireOpen();
    try {
      return await work();
    } catch (error) {
      requireOpen();
      throw translateError(error);
    }
  };
  const groupsOf = (group: string) => ({
    groupId: `${prefix}${group}`,
    retryGroupId: `${prefix}${group}.retries`,
  });

  const send = async (records: readonly BusRecord[]): Promise<void> => {
    for (const part of splitBySize(records)) {
      await sender.send(byTopic(part, topics.onBroker));
    }
  };

  const open = (request: Parameters<MessageBus['subscribe']>[0]): Promise<Subscription> =>
    runSubscription(
      {
        connect: () => connectKafka(options),
        admin,
        pulse,
        publisher: { sender, topics, group: request.group, nowMs: () => Date.now() },
        ...groupsOf(request.group),
        sessionTimeoutMs,
        heartbeatMs,
        closing: closing.signal,
      },
      request,
    );

  try {
    await pulse.within(CONNECT_MS, () => Promise.all([admin.connect(), producer.connect()]));
  } catch (error) {
    client.cut();
    throw translateError(error);
  }

  return {
    ensureTopics: (wanted) => attempt(() => topics.ensure(wanted)),
    publish: (records) =>
      attempt(async () => {
        if (records.length === 0) return;
        await pulse.within(TOPICS_MS, () => topics.ensure(records.map(({ topic }) => topic)));
        try {
          await send(records);
        } catch (error) {
          topics.forget();
          throw error;
        }
      }),
    subscribe: (request) =>
      attempt(async () => {
        await pulse.within(TOPICS_MS, () => topics.ensure(request.topics));
        const opening = open(request);
        subscriptions.add(opening);
        opening.catch(() => subscriptions.delete(opening));
        const subscription = await opening;
        let closing: Promise<void> | null = null;
        return {
          close() {
            closing ??= subscription.close().finally(() => subscriptions.delete(opening));
            return closing;
          },
        };
      }),
    lag: (group) =>
      attempt(() => askLag(group, () => groupLag(admin, topics, { group, ...groupsOf(group) }))),
    forgetGroup: (group) =>
      attempt(async () => {
        const { groupId, retryGroupId } = groupsOf(group);
        await pulse.within(pulse.patienceMs(FORGET_MS), async () => {
          const { groups } = await withPatience(() => admin.listGroups());
          const known = groups
            .map((one) => one.groupId)
            .filter((id) => id === groupId || id === retryGroupId);
          if (known.length > 0) await withPatience(() => admin.deleteGroups(known));
        });
      }),
    check: () =>
      attempt(async () => {
        await askCluster('', () => withPatience(() => admin.describeCluster()));
      }),
    async close() {
      if (isClosed) return;
      isClosed = true;
      closing.abort();
      await Promise.allSettled([...subscriptions].map(async (opening) => (await opening).close()));
      const disconnected = Promise.allSettled([producer.disconnect(), admin.disconnect()]);
      await pulse.within(pulse.patienceMs(), () => disconnected).catch(() => undefined);
      client.cut();
    },
  };
}

/** In the order given; a part is one request. */
function splitBySize(records: readonly BusRecord[]): readonly (readonly BusRecord[])[] {
  const parts: BusRecord[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const record of records) {
    const size = sizeOf(record);
    if (bytes + size > MAX_REQUEST_BYTES) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(record);
    bytes += size;
  }
  return parts;
}

function byTopic(records: readonly BusRecord[], onBroker: (topic: string) => string): TopicMessages[] {
  const messages = new Map<string, TopicMessages>();
  for (const record of records) {
    const topic = onBroker(record.topic);
    const ofTopic = messages.get(topic) ?? { topic, messages: [] };
    ofTopic.messages.push(encodeRecord(record));
    messages.set(topic, ofTopic);
  }
  return [...messages.values()];
}
