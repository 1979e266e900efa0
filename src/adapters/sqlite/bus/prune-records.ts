import type { Database } from 'better-sqlite3';

/** When records are deleted. */
export interface Retention {
  /** Records that every group of the topic has handled are kept this long; 7 days unless told. */
  readonly ageMs?: number;
  /** Records older than this go even if some group has not handled them, or none ever asked; 30 days unless told. */
  readonly maxAgeMs?: number;
  /** Above this a topic's oldest records that no group needs any more go earlier; 512 MB unless told. */
  readonly topicSizeBytes?: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Records deleted in one transaction, so that publishers never wait long. */
const CHUNK = 1000;

interface PartitionRow {
  readonly id: number;
  readonly sizeBytes: number;
  /** Bytes that a partition of this topic may keep. */
  readonly shareOfTopic: number;
  /** All groups have committed up to here; null when the topic has no group. */
  readonly committed: number | null;
  /** The first record that a group still wants to retry. */
  readonly firstRetry: number | null;
  readonly nextOffset: number;
}

interface HeadRow {
  readonly offset: number;
  readonly publishedAt: number;
  readonly sizeBytes: number;
}

/** Deletes one chunk from the head of each partition where something is due; returns how many records went. */
export function recordPruner(db: Database, retention: Retention) {
  const { ageMs = 7 * DAY_MS, maxAgeMs = 30 * DAY_MS, topicSizeBytes = 512 * 1024 * 1024 } = retention;
  const selectPartitions = db.prepare<[], PartitionRow>(
    `SELECT id, size_bytes AS sizeBytes, next_offset AS nextOffset,
       1.0 / count(*) OVER (PARTITION BY topic) AS shareOfTopic,
       (SELECT min(p.next_offset) FROM positions AS p WHERE p.partition_id = partitions.id) AS committed,
       (SELECT min(offset) FROM retries AS r WHERE r.partition_id = partitions.id) AS firstRetry
     FROM partitions`,
  );
  const selectHead = db.prepare<[number, number], HeadRow>(
    `SELECT offset, published_at AS publishedAt, length(value) AS sizeBytes FROM records
     WHERE partition_id = ? ORDER BY offset LIMIT ?`,
  );
  const deleteRecords = db.prepare<[number, number]>(
    'DELETE FROM records WHERE partition_id = ? AND offset < ?',
  );
  const deleteRetries = db.prepare<[number, number]>(
    'DELETE FROM retries WHERE partition_id = ? AND offset < ?',
  );
  const skipDeleted = db.prepare<[number, number, number]>(
    'UPDATE positions SET next_offset = ? WHERE partition_id = ? AND next_offset < ?',
  );
  const shrink = db.prepare<[number, number]>(
    'UPDATE partitions SET size_bytes = size_bytes - ? WHERE id = ?',
  );

  const prunePartition = (partition: PartitionRow, nowMs: number): number => {
    const unneededBelow = Math.min(
      partition.committed ?? partition.nextOffset,
      partition.firstRetry ?? partition.nextOffset,
    );
    let surplusBytes = partition.sizeBytes - topicSizeBytes * partition.shareOfTopic;
    let freedBytes = 0;
    let deleted = 0;
    let keepFrom = 0;
    for (const { offset, publishedAt, sizeBytes } of selectHead.all(partition.id, CHUNK)) {
      const isTooOld = publishedAt < nowMs - maxAgeMs;
      const isHandled = partition.committed !== null && publishedAt < nowMs - ageMs;
      if (!isTooOld && !(offset < unneededBelow && (isHandled || surplusBytes > 0))) break;
      surplusBytes -= sizeBytes;
      freedBytes += sizeBytes;
      deleted += 1;
      keepFrom = offset + 1;
    }
    if (deleted === 0) return 0;
    deleteRecords.run(partition.id, keepFrom);
    deleteRetries.run(partition.id, keepFrom);
    skipDeleted.run(keepFrom, partition.id, keepFrom);
    shrink.run(freedBytes, partition.id);
    return deleted;
  };

  return (now: Date): number =>
    db
      .transaction(() =>
        selectPartitions.all().reduce((sum, partition) => sum + prunePartition(partition, now.getTime()), 0),
      )
      .immediate();
}
