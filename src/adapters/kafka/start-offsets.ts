import type { Admin } from 'kafkajs';
import type { StartPosition } from '../../ports/message-bus.js';
import { withPatience } from './with-patience.js';

export interface PartitionOffset {
  /** As on the broker. */
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

/** Where a new group would start now, for each partition of the topics (names as on the broker). */
export async function startOffsets(
  admin: Admin,
  topics: readonly string[],
  from: StartPosition,
): Promise<readonly PartitionOffset[]> {
  const ofTopic = async (topic: string): Promise<readonly PartitionOffset[]> => {
    if (from === 'earliest' || from === 'latest') {
      const offsets = await withPatience(() => admin.fetchTopicOffsets(topic));
      return offsets.map(({ partition, low, high }) => ({
        topic,
        partition,
        offset: from === 'earliest' ? low : high,
      }));
    }
    const since = from.publishedSince.getTime();
    const offsets = await withPatience(() => admin.fetchTopicOffsetsByTimestamp(topic, since));
    return offsets.map(({ partition, offset }) => ({ topic, partition, offset }));
  };
  return (await Promise.all(topics.map(ofTopic))).flat();
}

/** Where the group is in each partition of the topics; -1 where it has committed nothing yet. */
export async function committedOffsets(
  admin: Admin,
  groupId: string,
  topics: readonly string[],
): Promise<readonly PartitionOffset[]> {
  const committed = await withPatience(() => admin.fetchOffsets({ groupId, topics: [...topics] }));
  return committed.flatMap(({ topic, partitions }) =>
    partitions.map(({ partition, offset }) => ({ topic, partition, offset })),
  );
}

export const isUncommitted = ({ offset }: PartitionOffset): boolean => Number(offset) < 0;
