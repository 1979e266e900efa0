import type { Admin, IResourceConfigEntry } from 'kafkajs';
import { TOPICS } from '../../domain/event.js';
import { StorageError } from '../../ports/storage-error.js';
import { translateError } from './translate-error.js';
import { withPatience } from './with-patience.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const MAX_RECORD_BYTES = 16 * 1024 * 1024;
/** Dead letters and retries are as large as the record plus our headers: whatever came in must fit there. */
const HEADER_ROOM_BYTES = 1024 * 1024;
const RETRY_PREFIX = 'weiche.retries.';

/** Topics as the brokers name them, and whether they are there. */
export interface KafkaTopics {
  onBroker(topic: string): string;
  /** The name without our prefix. */
  ours(topicOnBroker: string): string;
  /** The group's topic of records that wait for their retry; may not exist yet. */
  retriesOf(group: string): string;
  /**
   * Creates what is missing, where that is allowed.
   *
   * @throws StorageError `not-set-up` that names the missing topics and what to do
   */
  ensure(topics: readonly string[]): Promise<void>;
  exists(topic: string): Promise<boolean>;
  partitionsOf(topic: string): Promise<number>;
  /** Call when a topic was found missing after all. */
  forget(): void;
}

export function kafkaTopics(
  admin: Admin,
  {
    prefix,
    partitions,
    createTopics,
  }: { readonly prefix: string; readonly partitions: number; readonly createTopics: boolean },
): KafkaTopics {
  const known = new Set<string>();
  const counts = new Map<string, number>();

  const onBroker = (topic: string) => `${prefix}${topic}`;

  const missingOf = async (topics: readonly string[]): Promise<readonly string[]> => {
    const existing = new Set(await withPatience(() => listTopics(admin)));
    return topics.filter((topic) => !existing.has(onBroker(topic)));
  };

  const create = async (missing: readonly string[]): Promise<void> => {
    try {
      await admin.createTopics({
        waitForLeaders: false,
        topics: missing.map((topic) => ({
          topic: onBroker(topic),
          numPartitions: partitions,
          replicationFactor: -1,
          configEntries: [...configOf(topic)],
        })),
      });
    } catch (error) {
      const translated = translateError(error);
      if (translated instanceof StorageError && translated.code === 'denied') throw notSetUp(missing, error);
      // somebody else was faster, with some of them
      if ((await missingOf(missing)).length > 0) throw translated;
    }
    await Promise.all(missing.map((topic) => untilHosted(topic)));
  };

  /**
   * A broker tells of a topic before it takes records for all its partitions. The driver would then send a whole
   * request again, and double what went into the others.
   */
  const untilHosted = (topic: string) => withPatience(() => admin.fetchTopicOffsets(onBroker(topic)));

  const notSetUp = (missing: readonly string[], cause?: unknown): StorageError =>
    new StorageError(
      'not-set-up',
      `Kafka lacks the topics ${missing.map(onBroker).join(', ')}, and this service may not create them. Create each ` +
        `with ${partitions} partitions, or allow it to (KAFKA_CREATE_TOPICS=true and the ACL to create topics).`,
      { cause },
    );

  return {
    onBroker,
    ours: (topicOnBroker) => topicOnBroker.slice(prefix.length),
    retriesOf: (group) => `${RETRY_PREFIX}${group.replace(/[^a-zA-Z0-9._-]/g, '_')}`,
    async ensure(topics) {
      const wanted = [...new Set(topics)].filter((topic) => !known.has(topic));
      if (wanted.length === 0) return;
      const missing = await missingOf(wanted);
      if (missing.length > 0) {
        if (!createTopics) throw notSetUp(missing);
        await create(missing);
      }
      for (const topic of wanted) known.add(topic);
    },
    async exists(topic) {
      if (!known.has(topic) && (await missingOf([topic])).length === 0) known.add(topic);
      return known.has(topic);
    },
    async partitionsOf(topic) {
      const cached = counts.get(topic);
      if (cached !== undefined) return cached;
      const { topics } = await withPatience(() => admin.fetchTopicMetadata({ topics: [onBroker(topic)] }));
      const count = topics[0]?.partitions.length ?? 1;
      counts.set(topic, count);
      return count;
    },
    forget() {
      known.clear();
      counts.clear();
    },
  };
}

/** The driver stumbles over the answer that it has not got when no broker is there. */
async function listTopics(admin: Admin): Promise<readonly string[]> {
  try {
    return await admin.listTopics();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new StorageError('unavailable', 'Kafka cannot be reached', { cause: error });
  }
}

/**
 * `compression.type`: the driver reads only gzip and no compression at all, so the broker is made to undo what other
 * producers use (zstd, lz4, snappy).
 */
function configOf(topic: string): readonly IResourceConfigEntry[] {
  const holdsOthers = topic === TOPICS.deadLetters || topic.startsWith(RETRY_PREFIX);
  const retentionMs = (topic === TOPICS.deadLetters ? 30 : 7) * DAY_MS;
  const maxBytes = MAX_RECORD_BYTES + (holdsOthers ? HEADER_ROOM_BYTES : 0);
  return [
    { name: 'retention.ms', value: String(retentionMs) },
    { name: 'max.message.bytes', value: String(maxBytes) },
    { name: 'compression.type', value: 'uncompressed' },
  ];
}
