import type { BusRecord, DeliveredRecord, RecordOutcome } from '../../../ports/message-bus.js';
import type { BusDatabase } from './bus-database.js';
import type { OwnedPartition, Subscriber } from './consumer-groups.js';
import { deadLetterOf } from './dead-letter-of.js';

export interface HandledBatch {
  readonly subscriber: Subscriber;
  readonly owned: OwnedPartition;
  readonly records: readonly DeliveredRecord[];
  readonly outcomes: readonly RecordOutcome[];
  /** The first offset not yet handled; a batch of retries leaves it where it is. */
  readonly nextOffset: number;
}

/**
 * Makes a batch's outcomes durable: dead letters, retries and the committed offset in one transaction. False when the
 * partition has gone to another subscriber meanwhile; then nothing is stored, and that one gets the records.
 */
export function storeOutcomes(bus: BusDatabase, batch: HandledBatch): boolean {
  const { subscriber, owned, records, outcomes, nextOffset } = batch;
  const now = bus.clock.now();
  // an offset alone that is lost with the power means that its records are delivered again
  const onlyOffset = outcomes.every(({ kind }) => kind === 'done' || kind === 'drop');
  const write = onlyOffset ? bus.writeRepeatable : bus.write;
  const appended = write(() => {
    if (!bus.groups.commit(subscriber, owned, nextOffset)) return null;
    const deadLetters: BusRecord[] = [];
    records.forEach((record, index) => {
      const outcome = outcomes[index];
      if (outcome === undefined) return;
      const offset = Number(record.offset);
      if (outcome.kind === 'dead-letter') deadLetters.push(deadLetterOf(record, outcome));
      if (outcome.kind === 'retry') {
        const retry = { offset, attempt: record.attempt + 1, dueAtMs: now.getTime() + outcome.afterMs };
        bus.retries.put(subscriber.group, owned.id, retry);
      } else if (record.attempt > 1) bus.retries.remove(subscriber.group, owned.id, offset);
    });
    return bus.log.append(deadLetters, now);
  });
  if (appended !== null) bus.announce(appended);
  return appended !== null;
}
