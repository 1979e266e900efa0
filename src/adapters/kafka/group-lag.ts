import type { Admin } from 'kafkajs';
import type { PartitionLag } from '../../ports/message-bus.js';
import type { KafkaTopics } from './kafka-topics.js';
import { withPatience } from './with-patience.js';

interface GroupToLook {
  readonly group: string;
  /** As on the broker. */
  readonly groupId: string;
  readonly retryGroupId: string;
}

/**
 * Records that the group has not committed, by partition, and those that wait in its retry topic, under that topic's
 * name. What moves from one to the other meanwhile is counted twice rather than not at all.
 */
export async function groupLag(
  admin: Admin,
  topics: KafkaTopics,
  { group, groupId, retryGroupId }: GroupToLook,
): Promise<readonly PartitionLag[]> {
  const fresh = await lagOf(admin, topics, { groupId });
  const retryTopic = topics.retriesOf(group);
  if (!(await topics.exists(retryTopic))) return fresh;
  const waiting = await lagOf(admin, topics, {
    groupId: retryGroupId,
    topics: [topics.onBroker(retryTopic)],
  });
  return [...fresh, ...waiting.filter(({ lag }) => lag > 0)];
}

/** Of the topics for which the group has committed something, or of those given. */
async function lagOf(
  admin: Admin,
  topics: KafkaTopics,
  request: { readonly groupId: string; readonly topics?: string[] },
): Promise<readonly PartitionLag[]> {
  // first the group's offsets, then the ends: the other way round a record could be missed
  const committed = await withPatience(() => admin.fetchOffsets(request));
  const lags = await Promise.all(
    committed.map(async ({ topic, partitions }): Promise<readonly PartitionLag[]> => {
      const ends = await withPatience(() => admin.fetchTopicOffsets(topic));
      return partitions.map(({ partition, offset }) => {
        const end = ends.find((one) => one.partition === partition);
        const low = Number(end?.low ?? 0);
        // what retention has deleted lags no more; -1 stands for nothing committed
        const from = Math.max(low, Number(offset));
        return { topic: topics.ours(topic), partition, lag: Math.max(0, Number(end?.high ?? from) - from) };
      });
    }),
  );
  return lags.flat().sort((a, b) => a.topic.localeCompare(b.topic) || a.partition - b.partition);
}
