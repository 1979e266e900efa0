import type { Database } from 'better-sqlite3';
import type { Clock } from '../../../ports/clock.js';
import type { ConsumerGroups } from './consumer-groups.js';
import type { RecordLog } from './record-log.js';
import type { RetryQueue } from './retry-queue.js';

/** What the parts of the embedded bus share. */
export interface BusDatabase {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: RecordLog;
  readonly groups: ConsumerGroups;
  readonly retries: RetryQueue;
  /** Runs `work` in one transaction, durable at its return. */
  write<R>(work: () => R): R;
  /** The same, but a power failure (no crash of a process) may undo it: for what may be done twice. */
  writeRepeatable<R>(work: () => R): R;
  /** Wakes this process's subscriptions: records were appended to these partitions. */
  announce(partitionIds: readonly number[]): void;
  /** Wakes this process's subscriptions: somebody joined or left. */
  announceMembers(): void;
}
