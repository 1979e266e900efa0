import type { DeliveredRecord, RecordOutcome, SubscribeOptions } from '../../../ports/message-bus.js';
import type { BusDatabase } from './bus-database.js';
import type { OwnedPartition, Subscriber } from './consumer-groups.js';
import { signal } from './signal.js';
import { storeOutcomes } from './store-outcomes.js';

/** A running subscription, as the bus drives it. */
export interface RunningSubscription {
  /** New records may lie in these partitions; without ids, in any. */
  wake(partitionIds?: readonly number[]): void;
  /** Somebody may have joined or left: look before the next batch. */
  checkMembers(): void;
  /** Prolongs the lease, also while a batch is in hand. */
  heartbeat(): void;
  close(): Promise<void>;
}

interface Batch {
  readonly owned: OwnedPartition;
  readonly records: readonly DeliveredRecord[];
  readonly nextOffset: number;
}

/** Pause after a failed batch: doubles from the first to the last. Only the failed partition pauses. */
const FIRST_PAUSE_MS = 100;
const LAST_PAUSE_MS = 10_000;
/** The loop sleeps at least and at most this long while retries wait: some may be due in others' partitions. */
const RETRY_CHECK_MS = { least: 50, most: 1000 };

/**
 * One loop: the owned partitions in turn, one batch at a time. Batches of one subscription never overlap; who wants
 * them to, subscribes more than once.
 */
export function runSubscription(
  bus: BusDatabase,
  subscriber: Subscriber,
  { handle, maxBatch = 200, onError = () => {} }: SubscribeOptions,
): RunningSubscription {
  const awake = signal();
  let owned: readonly OwnedPartition[] = [];
  /** Partitions that may hold records beyond the committed offset. */
  const mayHaveMore = new Set<number>();
  const failures = new Map<number, number>();
  const paused = new Map<number, NodeJS.Timeout>();
  let turn = 0;
  let inHand: number | null = null;
  let rebalanceWanted = true;
  let isClosing = false;

  const rebalance = (): void => {
    const before = new Set(owned.map(({ id, generation }) => `${id}/${generation}`));
    owned = bus.writeRepeatable(() => bus.groups.rebalance(subscriber, bus.clock.now(), inHand));
    const isNew = ({ id, generation }: OwnedPartition) => !before.has(`${id}/${generation}`);
    for (const partition of owned.filter(isNew)) mayHaveMore.add(partition.id);
    if (owned.length !== before.size || owned.some(isNew)) bus.announceMembers();
  };

  const nextBatch = (): Batch | null => {
    const nextDueAtMs = bus.retries.nextDueAtMs(subscriber.group);
    const hasDueRetries = nextDueAtMs !== null && nextDueAtMs <= bus.clock.now().getTime();
    for (let step = 0; step < owned.length; step += 1) {
      const partition = owned[(turn + step) % owned.length];
      if (partition === undefined || paused.has(partition.id)) continue;
      const batch = (hasDueRetries ? dueRetries(partition) : null) ?? freshRecords(partition);
      if (batch === null) continue;
      turn = (turn + step + 1) % owned.length;
      return batch;
    }
    return null;
  };

  const dueRetries = (partition: OwnedPartition): Batch | null => {
    const due = bus.retries.due(subscriber.group, partition.id, bus.clock.now().getTime(), maxBatch);
    const records = due
      .map(({ offset, attempt }) => bus.log.readOne(partition, offset, attempt))
      .filter((record) => record !== null);
    return records.length === 0 ? null : { owned: partition, records, nextOffset: partition.nextOffset };
  };

  const freshRecords = (partition: OwnedPartition): Batch | null => {
    if (!mayHaveMore.has(partition.id)) return null;
    const records = bus.log.read(partition, partition.nextOffset, maxBatch);
    const last = records.at(-1);
    if (last === undefined) {
      mayHaveMore.delete(partition.id);
      return null;
    }
    return { owned: partition, records, nextOffset: Number(last.offset) + 1 };
  };

  const deliver = async (batch: Batch): Promise<void> => {
    const { owned: partition, records, nextOffset } = batch;
    inHand = partition.id;
    try {
      const outcomes = await handle(records);
      requireOneEach(outcomes, records);
      if (storeOutcomes(bus, { subscriber, owned: partition, records, outcomes, nextOffset })) {
        failures.delete(partition.id);
        owned = owned.map((one) => (one.id === partition.id ? { ...one, nextOffset } : one));
      } else rebalanceWanted = true;
    } catch (error) {
      pause(partition.id);
      onError(error);
    } finally {
      inHand = null;
    }
  };

  const pause = (partitionId: number): void => {
    const count = failures.get(partitionId) ?? 0;
    failures.set(partitionId, count + 1);
    const resume = (): void => {
      paused.delete(partitionId);
      awake.notify();
    };
    paused.set(partitionId, setTimeout(resume, Math.min(LAST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** count)));
  };

  const untilNextRetryMs = (): number | undefined => {
    const nextDueAtMs = bus.retries.nextDueAtMs(subscriber.group);
    if (nextDueAtMs === null) return undefined;
    const leftMs = nextDueAtMs - bus.clock.now().getTime();
    return Math.min(RETRY_CHECK_MS.most, Math.max(RETRY_CHECK_MS.least, leftMs));
  };

  const step = async (): Promise<void> => {
    if (rebalanceWanted) {
      rebalanceWanted = false;
      rebalance();
    }
    const batch = nextBatch();
    if (batch === null) {
      await awake.wait(untilNextRetryMs());
    } else {
      await deliver(batch);
      // a handler that never waits must not keep timers and sockets from their turn
      await new Promise(setImmediate);
    }
  };

  const loop = async (): Promise<void> => {
    // the subscriber gets its subscription before the first record
    await new Promise(setImmediate);
    while (!isClosing) {
      try {
        await step();
      } catch (error) {
        // the database was busy or full: nothing was committed, so the same is tried again
        rebalanceWanted = true;
        onError(error);
        await awake.wait(FIRST_PAUSE_MS);
      }
    }
  };
  const ended = loop();

  return {
    wake(partitionIds) {
      for (const id of partitionIds ?? owned.map((partition) => partition.id)) mayHaveMore.add(id);
      awake.notify();
    },
    checkMembers() {
      if (isClosing || rebalanceWanted) return;
      rebalanceWanted = bus.groups.needsRebalance(subscriber, bus.clock.now());
      if (rebalanceWanted) awake.notify();
    },
    heartbeat() {
      try {
        rebalance();
        // what is in hand could not be given up now
        rebalanceWanted ||= inHand !== null;
        awake.notify();
      } catch (error) {
        onError(error);
      }
    },
    async close() {
      isClosing = true;
      awake.notify();
      await ended;
      for (const timer of paused.values()) clearTimeout(timer);
      bus.write(() => bus.groups.leave(subscriber));
      bus.announceMembers();
    },
  };
}

function requireOneEach(outcomes: readonly RecordOutcome[], records: readonly DeliveredRecord[]): void {
  if (outcomes.length !== records.length) {
    throw new Error(`the handler returned ${outcomes.length} outcomes for ${records.length} records`);
  }
}
