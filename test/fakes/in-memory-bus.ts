import { TOPICS } from '../../src/domain/event.js';
import type { Clock } from '../../src/ports/clock.js';
import {
  type BusRecord,
  DEAD_LETTER_HEADERS,
  type DeliveredRecord,
  type MessageBus,
  type RecordOutcome,
  type StartPosition,
  type SubscribeOptions,
} from '../../src/ports/message-bus.js';

interface Partition {
  readonly topic: string;
  readonly number: number;
  readonly records: DeliveredRecord[];
}

interface Waiting {
  readonly partition: Partition;
  readonly record: DeliveredRecord;
  readonly dueAtMs: number;
}

interface Group {
  /** Subscriptions in the order of their joining. */
  readonly members: { readonly topics: readonly string[] }[];
  readonly committed: Map<Partition, number>;
  readonly inHand: Set<Partition>;
  readonly pausedUntilMs: Map<Partition, number>;
  retries: Waiting[];
}

interface Batch {
  readonly partition: Partition;
  readonly records: readonly DeliveredRecord[];
  readonly isRetry: boolean;
}

/** One log in memory, to which several buses may be connected, as several processes to a broker. */
export interface InMemoryBroker {
  connect(): MessageBus;
}

const PAUSE_AFTER_FAILURE_MS = 5;

export function inMemoryBroker(options: {
  readonly clock: Clock;
  readonly partitions?: number;
}): InMemoryBroker {
  const { clock, partitions: partitionCount = 4 } = options;
  const topics = new Map<string, readonly Partition[]>();
  const groups = new Map<string, Group>();
  let sleepers: (() => void)[] = [];

  const wakeAll = (): void => {
    const woken = sleepers;
    sleepers = [];
    for (const wake of woken) wake();
  };
  /** Until something changes, and at most a moment: retries and pauses end by time. */
  const sleep = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, 5);
      sleepers.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });

  const partitionsOf = (topic: string): readonly Partition[] => {
    const known = topics.get(topic);
    if (known) return known;
    const made = Array.from({ length: partitionCount }, (_, number) => ({ topic, number, records: [] }));
    topics.set(topic, made);
    return made;
  };

  const append = ({ topic, key, value, headers = {} }: BusRecord): void => {
    const all = partitionsOf(topic);
    const partition =
      all[[...key].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % all.length];
    partition?.records.push({
      topic,
      key,
      value: Uint8Array.from(value),
      headers: { ...headers },
      partition: partition.number,
      offset: String(partition.records.length),
      publishedAt: clock.now(),
      attempt: 1,
    });
  };

  const groupOf = (name: string): Group => {
    const known = groups.get(name);
    if (known) return known;
    const made: Group = {
      members: [],
      committed: new Map(),
      inHand: new Set(),
      pausedUntilMs: new Map(),
      retries: [],
    };
    groups.set(name, made);
    return made;
  };

  const startOffset = ({ records }: Partition, from: StartPosition): number => {
    if (from === 'earliest') return 0;
    const found =
      from === 'latest' ? -1 : records.findIndex(({ publishedAt }) => publishedAt >= from.publishedSince);
    return found === -1 ? records.length : found;
  };

  const nextBatch = (group: Group, member: Group['members'][number], maxBatch: number): Batch | null => {
    const nowMs = clock.now().getTime();
    for (const partition of member.topics.flatMap(partitionsOf)) {
      const sharing = group.members.filter(({ topics: subscribed }) => subscribed.includes(partition.topic));
      if (sharing[partition.number % sharing.length] !== member || group.inHand.has(partition)) continue;
      if ((group.pausedUntilMs.get(partition) ?? 0) > nowMs) continue;
      const due = group.retries.filter((one) => one.partition === partition && one.dueAtMs <= nowMs);
      if (due.length > 0) {
        return { partition, records: due.slice(0, maxBatch).map(({ record }) => record), isRetry: true };
      }
      const committed = group.committed.get(partition) ?? 0;
      const records = partition.records.slice(committed, committed + maxBatch);
      if (records.length > 0) return { partition, records, isRetry: false };
    }
    return null;
  };

  const store = (group: Group, batch: Batch, outcomes: readonly RecordOutcome[]): void => {
    const { partition, records, isRetry } = batch;
    if (outcomes.length !== records.length) throw new Error('one outcome for each record');
    group.retries = group.retries.filter(({ record }) => !records.includes(record));
    records.forEach((record, index) => {
      const outcome = outcomes[index];
      if (outcome?.kind === 'dead-letter') append(deadLetter(record, outcome));
      if (outcome?.kind === 'retry') {
        const again = { ...record, attempt: record.attempt + 1 };
        group.retries.push({ partition, record: again, dueAtMs: clock.now().getTime() + outcome.afterMs });
      }
    });
    if (!isRetry) group.committed.set(partition, (group.committed.get(partition) ?? 0) + records.length);
  };

  const subscribe = ({
    topics: names,
    group: name,
    handle,
    maxBatch = 200,
    from = 'earliest',
    onError,
  }: SubscribeOptions) => {
    const group = groupOf(name);
    for (const partition of names.flatMap(partitionsOf)) {
      if (!group.committed.has(partition)) group.committed.set(partition, startOffset(partition, from));
    }
    const member = { topics: names };
    group.members.push(member);
    let isClosing = false;

    const loop = async (): Promise<void> => {
      while (!isClosing) {
        const batch = nextBatch(group, member, maxBatch);
        if (batch === null) {
          await sleep();
          continue;
        }
        group.inHand.add(batch.partition);
        try {
          store(group, batch, await handle(batch.records));
        } catch (error) {
          group.pausedUntilMs.set(batch.partition, clock.now().getTime() + PAUSE_AFTER_FAILURE_MS);
          onError?.(error);
        } finally {
          group.inHand.delete(batch.partition);
        }
        wakeAll();
        await new Promise(setImmediate);
      }
    };
    const ended = new Promise(setImmediate).then(loop);
    return {
      async close() {
        isClosing = true;
        wakeAll();
        await ended;
        if (group.members.includes(member)) group.members.splice(group.members.indexOf(member), 1);
        wakeAll();
      },
    };
  };

  return {
    connect() {
      const subscriptions: { close(): Promise<void> }[] = [];
      let isClosed = false;
      const requireOpen = (): void => {
        if (isClosed) throw new Error('the bus has been closed');
      };
      return {
        async publish(records) {
          requireOpen();
          records.forEach(append);
          wakeAll();
        },
        async subscribe(request) {
          requireOpen();
          const subscription = subscribe(request);
          subscriptions.push(subscription);
          return subscription;
        },
        async lag(name) {
          requireOpen();
          const group = groupOf(name);
          return [...group.committed].map(([partition, committed]) => ({
            topic: partition.topic,
            partition: partition.number,
            lag:
              partition.records.length -
              committed +
              group.retries.filter((one) => one.partition === partition).length,
          }));
        },
        async forgetGroup(name) {
          requireOpen();
          groups.delete(name);
        },
        async check() {
          requireOpen();
        },
        async close() {
          await Promise.all(subscriptions.map((one) => one.close()));
          isClosed = true;
        },
      };
    },
  };
}

function deadLetter(
  record: DeliveredRecord,
  { code, reason }: { readonly code: string; readonly reason: string },
): BusRecord {
  const headers = {
    ...record.headers,
    [DEAD_LETTER_HEADERS.code]: code,
    [DEAD_LETTER_HEADERS.reason]: reason,
    [DEAD_LETTER_HEADERS.topic]: record.topic,
    [DEAD_LETTER_HEADERS.partition]: String(record.partition),
    [DEAD_LETTER_HEADERS.offset]: record.offset,
  };
  return { topic: TOPICS.deadLetters, key: record.key, value: record.value, headers };
}
