import type { Migration } from '../migrate.js';

// `positions` says up to where a group has committed a partition and which subscriber handles it. `generation` grows
// with every change of owner: a commit that carries an older one is refused. Times are milliseconds since 1970.
const FIRST = `
CREATE TABLE partitions (
  id INTEGER PRIMARY KEY, topic TEXT NOT NULL, number INTEGER NOT NULL,
  next_offset INTEGER NOT NULL DEFAULT 0, size_bytes INTEGER NOT NULL DEFAULT 0,
  UNIQUE (topic, number)
) STRICT;
CREATE TABLE records (
  partition_id INTEGER NOT NULL, offset INTEGER NOT NULL, published_at INTEGER NOT NULL,
  key TEXT NOT NULL, headers TEXT NOT NULL, value BLOB NOT NULL,
  UNIQUE (partition_id, offset)
) STRICT;

CREATE TABLE subscribers (
  id INTEGER PRIMARY KEY AUTOINCREMENT, consumer_group TEXT NOT NULL, topics TEXT NOT NULL, process TEXT NOT NULL,
  alive_until INTEGER NOT NULL
) STRICT;
CREATE INDEX subscribers_by_group ON subscribers (consumer_group);
CREATE TABLE positions (
  consumer_group TEXT NOT NULL, partition_id INTEGER NOT NULL, next_offset INTEGER NOT NULL,
  owner INTEGER, generation INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (consumer_group, partition_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX positions_by_partition ON positions (partition_id, next_offset);

CREATE TABLE retries (
  consumer_group TEXT NOT NULL, partition_id INTEGER NOT NULL, offset INTEGER NOT NULL,
  due_at INTEGER NOT NULL, attempt INTEGER NOT NULL,
  PRIMARY KEY (consumer_group, partition_id, offset)
) STRICT, WITHOUT ROWID;
CREATE INDEX retries_by_due ON retries (consumer_group, due_at);
CREATE INDEX retries_by_partition ON retries (partition_id, offset);
`;

const migrations: readonly Migration[] = [{ number: 1, sql: FIRST }];

/** `applicationId` spells "WBus". */
export const BUS_SCHEMA = { name: 'bus', applicationId: 0x57427573, migrations };
