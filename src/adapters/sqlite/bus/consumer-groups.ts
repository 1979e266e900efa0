import type { Database } from 'better-sqlite3';
import type { PartitionLag, StartPosition } from '../../../ports/message-bus.js';
import { type Member, type Placed, planAssignment } from './plan-assignment.js';
import { hasEnded } from './process-identity.js';
import type { Partition, RecordLog } from './record-log.js';

export interface Subscriber {
  readonly id: number;
  readonly group: string;
  readonly topics: readonly string[];
}

/** A partition that a subscriber handles for its group. */
export interface OwnedPartition extends Partition {
  readonly generation: number;
  /** The first offset not yet committed. */
  readonly nextOffset: number;
}

interface SubscriberRow {
  readonly id: number;
  readonly topics: string;
  readonly process: string;
  readonly aliveUntil: number;
}

/** Who belongs to a group and who handles which partition. Synchronous: call what writes inside a transaction. */
export interface ConsumerGroups {
  join(request: {
    readonly group: string;
    readonly topics: readonly string[];
    readonly from: StartPosition;
  }): Subscriber;
  leave(subscriber: Subscriber): void;
  /** Prolongs the subscriber's lease, buries the dead, takes and gives partitions; `inHand` is kept. */
  rebalance(subscriber: Subscriber, now: Date, inHand: number | null): readonly OwnedPartition[];
  /** Reads only: whether `rebalance` would change anything. */
  needsRebalance(subscriber: Subscriber, now: Date): boolean;
  /** False when the partition has gone to somebody else since: then nothing of the batch may be stored. */
  commit(subscriber: Subscriber, owned: OwnedPartition, nextOffset: number): boolean;
  lag(group: string): readonly PartitionLag[];
  /** Removes all that is known of a group. */
  forget(group: string): void;
}

export function consumerGroups(
  db: Database,
  log: RecordLog,
  { leaseMs, process }: { readonly leaseMs: number; readonly process: string },
): ConsumerGroups {
  const insertSubscriber = db.prepare<[string, string, string]>(
    'INSERT INTO subscribers (consumer_group, topics, process, alive_until) VALUES (?, ?, ?, 0)',
  );
  const keepAlive = db.prepare<[number, string, string, string, number]>(
    `INSERT INTO subscribers (id, consumer_group, topics, process, alive_until) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET alive_until = excluded.alive_until`,
  );
  const selectSubscribers = db.prepare<[string], SubscriberRow>(
    'SELECT id, topics, process, alive_until AS aliveUntil FROM subscribers WHERE consumer_group = ?',
  );
  const removeSubscriber = db.prepare<[number]>('DELETE FROM subscribers WHERE id = ?');
  const insertPosition = db.prepare<[string, number, number]>(
    `INSERT INTO positions (consumer_group, partition_id, next_offset) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const selectPartitions = db.prepare<[string], Placed & OwnedPartition>(
    `SELECT id, topic, number, owner, generation, positions.next_offset AS nextOffset
     FROM positions JOIN partitions ON id = partition_id WHERE consumer_group = ? ORDER BY topic, number`,
  );
  const claim = db.prepare<[number, string, number]>(
    'UPDATE positions SET owner = ?, generation = generation + 1 WHERE consumer_group = ? AND partition_id = ?',
  );
  const release = db.prepare<[string, number, number]>(
    'UPDATE positions SET owner = NULL WHERE consumer_group = ? AND partition_id = ? AND owner = ?',
  );
  const releaseAll = db.prepare<[string, number]>(
    'UPDATE positions SET owner = NULL WHERE consumer_group = ? AND owner = ?',
  );
  const commit = db.prepare<[number, string, number, number, number]>(
    `UPDATE positions SET next_offset = max(next_offset, ?)
     WHERE consumer_group = ? AND partition_id = ? AND owner = ? AND generation = ?`,
  );
  const selectLag = db.prepare<[string], PartitionLag>(
    `SELECT topic, number AS partition, partitions.next_offset - positions.next_offset
       + (SELECT count(*) FROM retries AS r
          WHERE r.consumer_group = positions.consumer_group AND r.partition_id = positions.partition_id) AS lag
     FROM positions JOIN partitions ON id = partition_id WHERE consumer_group = ? ORDER BY topic, number`,
  );

  const forget = ['retries', 'positions', 'subscribers'].map((table) =>
    db.prepare<[string]>(`DELETE FROM ${table} WHERE consumer_group = ?`),
  );

  const partitionsOf = ({ group, topics }: Subscriber): readonly (Placed & OwnedPartition)[] =>
    selectPartitions.all(group).filter(({ topic }) => topics.includes(topic));

  const isDead = (row: SubscriberRow, now: Date): boolean =>
    // a lease far in the future was written before the clock was set back
    row.aliveUntil <= now.getTime() ||
    row.aliveUntil > now.getTime() + 60_000 + leaseMs ||
    hasEnded(row.process);

  const livingBeside = (subscriber: Subscriber, now: Date) => {
    const others = selectSubscribers.all(subscriber.group).filter(({ id }) => id !== subscriber.id);
    const dead = others.filter((row) => isDead(row, now));
    const members: readonly Member[] = [
      { id: subscriber.id, topics: subscriber.topics },
      ...others
        .filter((row) => !dead.includes(row))
        .map(({ id, topics }) => ({ id, topics: JSON.parse(topics) })),
    ];
    return { members, dead };
  };

  return {
    join({ group, topics, from }) {
      for (const topic of topics) {
        for (const { id } of log.partitionsOf(topic))
          insertPosition.run(group, id, log.startOffset(id, from));
      }
      const { lastInsertRowid } = insertSubscriber.run(group, JSON.stringify(topics), process);
      return { id: Number(lastInsertRowid), group, topics };
    },
    leave({ id, group }) {
      releaseAll.run(group, id);
      removeSubscriber.run(id);
    },
    rebalance(subscriber, now, inHand) {
      const { id, group, topics } = subscriber;
      keepAlive.run(id, group, JSON.stringify(topics), process, now.getTime() + leaseMs);
      const { members, dead } = livingBeside(subscriber, now);
      for (const row of dead) removeSubscriber.run(row.id);
      const plan = planAssignment(id, members, partitionsOf(subscriber));
      for (const partitionId of plan.claim) claim.run(id, group, partitionId);
      for (const partitionId of plan.release) if (partitionId !== inHand) release.run(group, partitionId, id);
      return partitionsOf(subscriber).filter(({ owner }) => owner === id);
    },
    needsRebalance(subscriber, now) {
      const { members, dead } = livingBeside(subscriber, now);
      const plan = planAssignment(subscriber.id, members, partitionsOf(subscriber));
      return dead.length > 0 || plan.claim.length > 0 || plan.release.length > 0;
    },
    commit: ({ id, group }, owned, nextOffset) =>
      commit.run(nextOffset, group, owned.id, id, owned.generation).changes === 1,
    lag: (group) => selectLag.all(group),
    forget(group) {
      for (const remove of forget) remove.run(group);
    },
  };
}
