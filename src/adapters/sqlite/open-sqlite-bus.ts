import type { Clock } from '../../ports/clock.js';
import type { MessageBus, Subscription } from '../../ports/message-bus.js';
import { StorageError } from '../../ports/storage-error.js';
import type { BusDatabase } from './bus/bus-database.js';
import { BUS_SCHEMA } from './bus/bus-schema.js';
import { consumerGroups } from './bus/consumer-groups.js';
import { processIdentity } from './bus/process-identity.js';
import { type Retention, recordPruner } from './bus/prune-records.js';
import { recordLog } from './bus/record-log.js';
import { retryQueue } from './bus/retry-queue.js';
import { type RunningSubscription, runSubscription } from './bus/subscription.js';
import type { DatabaseLocation } from './database-location.js';
import { openDatabase, withoutFlush } from './open-database.js';
import { translateError } from './translate-error.js';

export type SqliteBusOptions = DatabaseLocation & {
  readonly clock: Clock;
  /** Of a topic that is new; 8 unless told. A topic keeps the number that it was created with. */
  readonly partitions?: number;
  readonly retention?: Retention;
  /** How long a write waits for another process's; 5,000 ms unless told. */
  readonly busyTimeoutMs?: number;
  /** A subscriber that was not heard of for so long has lost its partitions; 6,000 ms unless told. */
  readonly leaseMs?: number;
  /** How often it is looked whether another process has written; 50 ms unless told. A look costs microseconds. */
  readonly pollMs?: number;
  /** Hears of failures in the background that belong to no subscription. */
  readonly onError?: (error: unknown) => void;
};

export interface SqliteBus extends MessageBus {
  /** Deletes what retention allows now, instead of within the minute; returns how many records. */
  prune(): Promise<number>;
}

const PRUNE_EVERY_MS = 60_000;

/**
 * The embedded bus: one SQLite file (`bus.sqlite` in `dir`), which several processes may open. What is published in
 * this process wakes its subscribers at once, what another one publishes within `pollMs`. Partitions of a process that
 * has died go to the others at once where the system tells (Linux), else after `leaseMs`.
 *
 * @throws StorageError when the file cannot be opened, is something else, or was written by a newer program
 */
export function openSqliteBus(options: SqliteBusOptions): SqliteBus {
  const { clock, partitions = 8, retention = {}, leaseMs = 6000, pollMs = 50, onError = () => {} } = options;
  const db = openDatabase({
    location: options,
    fileName: 'bus.sqlite',
    schema: BUS_SCHEMA,
    ...(options.busyTimeoutMs === undefined ? {} : { busyTimeoutMs: options.busyTimeoutMs }),
  });
  const subscriptions = new Map<RunningSubscription, Subscription>();
  const log = recordLog(db, partitions);
  const transact = <R>(work: () => R): R => {
    try {
      return db.transaction(work).immediate();
    } catch (error) {
      log.forgetTopics();
      throw translateError(error);
    }
  };
  const bus: BusDatabase = {
    db,
    clock,
    log,
    groups: consumerGroups(db, log, { leaseMs, process: processIdentity() }),
    retries: retryQueue(db),
    write: transact,
    writeRepeatable: (work) => withoutFlush(db, () => transact(work)),
    announce(partitionIds) {
      if (partitionIds.length > 0)
        for (const subscription of subscriptions.keys()) subscription.wake(partitionIds);
    },
    announceMembers() {
      for (const subscription of subscriptions.keys()) subscription.checkMembers();
    },
  };
  const prune = recordPruner(db, retention);

  // data_version changes when another connection has written
  const dataVersion = db.prepare<[], number>('PRAGMA data_version').pluck();
  let seenVersion = dataVersion.get();
  const lookForOthersWrites = (): void => {
    const version = dataVersion.get();
    if (version === seenVersion) return;
    seenVersion = version;
    for (const subscription of subscriptions.keys()) subscription.wake();
    bus.announceMembers();
  };
  const quietly = (work: () => void) => () => {
    try {
      work();
    } catch (error) {
      onError(translateError(error));
    }
  };
  const timers = [
    setInterval(
      quietly(() => subscriptions.size > 0 && lookForOthersWrites()),
      pollMs,
    ),
    setInterval(() => {
      for (const subscription of subscriptions.keys()) subscription.heartbeat();
    }, leaseMs / 4),
    setInterval(
      quietly(() => prune(clock.now())),
      PRUNE_EVERY_MS,
    ),
  ];
  let isClosed = false;

  const requireOpen = (): void => {
    if (isClosed) throw new StorageError('closed', 'the bus has been closed');
  };

  const track = (running: RunningSubscription): Subscription => {
    let closing: Promise<void> | null = null;
    const subscription: Subscription = {
      close() {
        closing ??= running.close().finally(() => subscriptions.delete(running));
        return closing;
      },
    };
    subscriptions.set(running, subscription);
    return subscription;
  };

  return {
    async publish(records) {
      requireOpen();
      bus.announce(bus.write(() => log.append(records, clock.now())));
    },
    async subscribe(request) {
      requireOpen();
      const { group, topics, from = 'earliest' } = request;
      const subscriber = bus.write(() => bus.groups.join({ group, topics, from }));
      return track(runSubscription(bus, subscriber, request));
    },
    async lag(group) {
      requireOpen();
      return attempt(() => bus.groups.lag(group));
    },
    async forgetGroup(group) {
      requireOpen();
      bus.write(() => bus.groups.forget(group));
    },
    async check() {
      requireOpen();
      attempt(() => db.prepare('SELECT 1').get());
    },
    async prune() {
      requireOpen();
      return attempt(() => prune(clock.now()));
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      await Promise.allSettled([...subscriptions.values()].map((subscription) => subscription.close()));
      for (const timer of timers) clearInterval(timer);
      db.close();
    },
  };
}

function attempt<R>(work: () => R): R {
  try {
    return work();
  } catch (error) {
    throw translateError(error);
  }
}
