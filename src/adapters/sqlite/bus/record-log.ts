import type { Database } from 'better-sqlite3';
import type { BusRecord, DeliveredRecord, StartPosition } from '../../../ports/message-bus.js';
import { toBytes } from '../to-bytes.js';
import { partitionOfKey } from './partition-of-key.js';

export interface Partition {
  readonly id: number;
  readonly topic: string;
  readonly number: number;
}

/** A batch holds at most this many bytes of values (and at least one record), so that memory stays bounded. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

interface Row {
  readonly offset: number;
  readonly publishedAt: number;
  readonly key: string;
  readonly headers: string;
  readonly value: Buffer;
}

/** Topics, their partitions and the records in them. Synchronous: call what writes inside a transaction. */
export interface RecordLog {
  /** The topic's partitions by number; creates the topic when it is new. */
  partitionsOf(topic: string): readonly Partition[];
  /** Appends in the order given; returns the ids of the partitions written. */
  append(records: readonly BusRecord[], now: Date): readonly number[];
  /** Records from an offset on, oldest first. */
  read(partition: Partition, fromOffset: number, limit: number): readonly DeliveredRecord[];
  readOne(partition: Partition, offset: number, attempt: number): DeliveredRecord | null;
  nextOffset(partitionId: number): number;
  startOffset(partitionId: number, from: StartPosition): number;
  /** Call after a transaction that was rolled back: topics that it created do not exist. */
  forgetTopics(): void;
}

export function recordLog(db: Database, partitionsPerTopic: number): RecordLog {
  const selectPartitions = db.prepare<[string], Partition>(
    'SELECT id, topic, number FROM partitions WHERE topic = ? ORDER BY number',
  );
  const insertPartition = db.prepare<[string, number]>(
    'INSERT INTO partitions (topic, number) VALUES (?, ?)',
  );
  const nextOffset = db.prepare<[number], number>('SELECT next_offset FROM partitions WHERE id = ?').pluck();
  const insert = db.prepare<[number, number, number, string, string, Uint8Array]>(
    'INSERT INTO records (partition_id, offset, published_at, key, headers, value) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const advance = db.prepare<[number, number, number]>(
    'UPDATE partitions SET next_offset = ?, size_bytes = size_bytes + ? WHERE id = ?',
  );
  const columns = 'offset, published_at AS publishedAt, key, headers, value';
  const select = db.prepare<[number, number, number], Row>(
    `SELECT ${columns} FROM records WHERE partition_id = ? AND offset >= ? ORDER BY offset LIMIT ?`,
  );
  const selectOne = db.prepare<[number, number], Row>(
    `SELECT ${columns} FROM records WHERE partition_id = ? AND offset = ?`,
  );
  const firstSince = db
    .prepare<[number, number], number>(
      'SELECT offset FROM records WHERE partition_id = ? AND published_at >= ? ORDER BY offset LIMIT 1',
    )
    .pluck();
  const known = new Map<string, readonly Partition[]>();

  const partitionsOf = (topic: string): readonly Partition[] => {
    const cached = known.get(topic);
    if (cached) return cached;
    let found = selectPartitions.all(topic);
    if (found.length === 0) {
      for (let number = 0; number < partitionsPerTopic; number += 1) insertPartition.run(topic, number);
      found = selectPartitions.all(topic);
    }
    known.set(topic, found);
    return found;
  };

  const next = (partitionId: number): number => nextOffset.get(partitionId) ?? 0;

  return {
    partitionsOf,
    forgetTopics: () => known.clear(),
    nextOffset: next,
    append(records, now) {
      const ends = new Map<number, { offset: number; bytes: number }>();
      for (const { topic, key, value, headers = {} } of records) {
        const partitions = partitionsOf(topic);
        const partition = partitions[partitionOfKey(key, partitions.length)];
        if (partition === undefined) throw new Error(`topic without partitions: ${topic}`);
        const end = ends.get(partition.id) ?? { offset: next(partition.id), bytes: 0 };
        insert.run(partition.id, end.offset, now.getTime(), key, JSON.stringify(headers), value);
        ends.set(partition.id, { offset: end.offset + 1, bytes: end.bytes + value.byteLength });
      }
      for (const [partitionId, { offset, bytes }] of ends) advance.run(offset, bytes, partitionId);
      return [...ends.keys()];
    },
    read(partition, fromOffset, limit) {
      const records: DeliveredRecord[] = [];
      let bytes = 0;
      for (const row of select.iterate(partition.id, fromOffset, limit)) {
        bytes += row.value.byteLength;
        if (records.length > 0 && bytes > MAX_BATCH_BYTES) break;
        records.push(delivered(partition, row, 1));
      }
      return records;
    },
    readOne(partition, offset, attempt) {
      const row = selectOne.get(partition.id, offset);
      return row === undefined ? null : delivered(partition, row, attempt);
    },
    startOffset(partitionId, from) {
      if (from === 'earliest') return 0;
      if (from === 'latest') return next(partitionId);
      return firstSince.get(partitionId, from.publishedSince.getTime()) ?? next(partitionId);
    },
  };
}

function delivered({ topic, number }: Partition, row: Row, attempt: number): DeliveredRecord {
  return {
    topic,
    partition: number,
    offset: String(row.offset),
    key: row.key,
    value: toBytes(row.value),
    headers: JSON.parse(row.headers),
    publishedAt: new Date(row.publishedAt),
    attempt,
  };
}
