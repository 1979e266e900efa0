import fc from 'fast-check';
import { TOPICS } from '../../src/domain/event.js';
import {
  type BatchHandler,
  type BusRecord,
  DEAD_LETTER_HEADERS,
  type DeliveredRecord,
  DONE,
  type MessageBus,
  type RecordOutcome,
} from '../../src/ports/message-bus.js';
import { waitUntil } from './wait-until.js';

export interface BusUnderTest {
  readonly bus: MessageBus;
  /** One more connection to the same log, as another process has it. */
  connect(): Promise<MessageBus>;
  /** Closes all connections and removes the log. */
  close(): Promise<void>;
}

const TOPIC = 'weiche.test';
const text = (value: string): Uint8Array => Uint8Array.from(Buffer.from(value));
const read = (record: DeliveredRecord): string => Buffer.from(record.value).toString();
const record = (key: string, value: string, topic = TOPIC): BusRecord => ({ topic, key, value: text(value) });
const KEYS = Array.from({ length: 40 }, (_, index) => `customer-${index}`);

/** What a bus promises (src/ports/message-bus.ts), as examples. */
export function messageBusContract(name: string, open: () => Promise<BusUnderTest>): void {
  describe(`${name} as a message bus`, () => {
    let under: BusUnderTest;
    let bus: MessageBus;
    beforeEach(async () => {
      under = await open();
      bus = under.bus;
    });
    afterEach(() => under.close());

    /** Subscribes and keeps what arrives; `decide` says what becomes of each record. */
    const collect = async (
      options: { from?: MessageBus; group?: string; topics?: readonly string[]; maxBatch?: number } = {},
      decide: (record: DeliveredRecord) => RecordOutcome = () => DONE,
    ) => {
      const records: DeliveredRecord[] = [];
      const batches: number[] = [];
      const { from = bus, group = 'readers', topics = [TOPIC], ...rest } = options;
      const subscription = await from.subscribe({
        topics,
        group,
        handle: async (batch) => {
          records.push(...batch);
          batches.push(batch.length);
          return batch.map(decide);
        },
        ...rest,
      });
      return { records, batches, values: () => records.map(read), close: () => subscription.close() };
    };
    const totalLag = async (group: string) => (await bus.lag(group)).reduce((sum, { lag }) => sum + lag, 0);
    const caughtUp = (group: string) =>
      waitUntil(`${group} has caught up`, async () => (await totalLag(group)) === 0);

    it('delivers key, bytes and headers as they were published', async () => {
      const value = Uint8Array.from([0, 255, 10, 13, 0xc3, 0x28]);
      await bus.publish([{ topic: TOPIC, key: 'k', value, headers: { 'content-type': 'message/rfc822' } }]);
      const { records } = await collect();
      await waitUntil('it arrives', () => records.length === 1);
      expect(records[0]).toMatchObject({
        topic: TOPIC,
        key: 'k',
        headers: { 'content-type': 'message/rfc822' },
      });
      expect(records[0]?.attempt).toBe(1);
      expect(records[0]?.offset).toMatch(/^\d+$/);
      expect(records[0]?.publishedAt.getTime()).toBeGreaterThan(0);
      expect([...(records[0]?.value ?? [])]).toEqual([...value]);
    });

    it.each([
      ['nothing at all', '', ''],
      ['quotes and statements', `'; DROP TABLE records; --`, `"'\\`],
      ['NUL and emoji', 'a\u0000b \u{1f600}', '\u0000'],
      ['a name that objects inherit', '__proto__', 'constructor'],
    ])('carries keys, values and headers with %s', async (_, key, value) => {
      const headers = JSON.parse(
        `{"__proto__": ${JSON.stringify(value)}, "plain": ${JSON.stringify(value)}}`,
      );
      await bus.publish([{ topic: TOPIC, key, value: text(value), headers }]);
      const { records } = await collect();
      await waitUntil('it arrives', () => records.length === 1);
      expect(records[0]?.key).toBe(key);
      expect(records.map(read)).toEqual([value]);
      expect(Object.entries(records[0]?.headers ?? {})).toContainEqual(['plain', value]);
    });

    it('carries a large value', async () => {
      const value = new Uint8Array(900_000).fill(7);
      await bus.publish([{ topic: TOPIC, key: 'k', value }]);
      const { records } = await collect();
      await waitUntil('it arrives', () => records.length === 1);
      expect(Buffer.compare(records[0]?.value ?? new Uint8Array(), value)).toBe(0);
    });

    it('keeps the order of each key and a key in its partition', async () => {
      for (let round = 0; round < 5; round += 1) {
        await bus.publish(KEYS.map((key) => record(key, `${key}:${round}`)));
      }
      const { records } = await collect({ maxBatch: 7 });
      await waitUntil('all arrive', () => records.length >= 200);
      for (const key of KEYS) {
        const ofKey = records.filter((one) => one.key === key);
        expect(ofKey.map(read)).toEqual([0, 1, 2, 3, 4].map((round) => `${key}:${round}`));
        expect(new Set(ofKey.map(({ partition }) => partition)).size).toBe(1);
      }
      expect(new Set(records.map(({ partition }) => partition)).size).toBeGreaterThan(1);
      expect(new Set(records.map(({ partition, offset }) => `${partition}/${offset}`)).size).toBe(200);
    });

    it('hands out batches of one partition, no larger than asked', async () => {
      await bus.publish(Array.from({ length: 50 }, (_, index) => record(KEYS[index % 9] ?? '', `${index}`)));
      const sizes: number[] = [];
      const partitions: number[] = [];
      const handle: BatchHandler = async (batch) => {
        sizes.push(batch.length);
        partitions.push(new Set(batch.map(({ partition }) => partition)).size);
        return batch.map(() => DONE);
      };
      await bus.subscribe({ topics: [TOPIC], group: 'readers', handle, maxBatch: 4 });
      await caughtUp('readers');
      expect(Math.max(...sizes)).toBeLessThanOrEqual(4);
      expect(Math.max(...partitions)).toBe(1);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(50);
    });

    it('reads several topics in one subscription', async () => {
      const { values } = await collect({ topics: ['weiche.a', 'weiche.b'] });
      await bus.publish([
        record('k', 'one', 'weiche.a'),
        record('k', 'two', 'weiche.b'),
        record('k', 'three', 'weiche.c'),
      ]);
      await waitUntil('both arrive', () => values().length === 2);
      expect([...values()].sort()).toEqual(['one', 'two']);
    });

    it('delivers a batch again when the handler throws, and tells of the error', async () => {
      const seen: string[] = [];
      const errors: unknown[] = [];
      await bus.publish([record('k', 'one'), record('k', 'two')]);
      await bus.subscribe({
        topics: [TOPIC],
        group: 'readers',
        onError: (error) => errors.push(error),
        handle: async (batch) => {
          seen.push(...batch.map((one) => `${read(one)}#${one.attempt}`));
          if (errors.length < 2) throw new Error('the database is away');
          return batch.map(() => DONE);
        },
      });
      await caughtUp('readers');
      expect(errors.map(String)).toEqual(['Error: the database is away', 'Error: the database is away']);
      expect(seen).toEqual(['one#1', 'two#1', 'one#1', 'two#1', 'one#1', 'two#1']);
    });

    it('treats a wrong number of outcomes as a failure', async () => {
      const errors: unknown[] = [];
      const { length } = await new Promise<readonly DeliveredRecord[]>((resolve) => {
        void bus.subscribe({
          topics: [TOPIC],
          group: 'readers',
          onError: (error) => errors.push(error),
          handle: async (batch) => {
            if (errors.length === 0) return [];
            resolve(batch);
            return batch.map(() => DONE);
          },
        });
        void bus.publish([record('k', 'one')]);
      });
      expect([length, errors.length]).toEqual([1, 1]);
    });

    it('goes on with other partitions while one fails', async () => {
      await bus.publish(KEYS.map((key) => record(key, key)));
      const handled = new Set<string>();
      let broken: number | null = null;
      await bus.subscribe({
        topics: [TOPIC],
        group: 'readers',
        handle: async (batch) => {
          broken ??= batch[0]?.partition ?? null;
          if (batch[0]?.partition === broken) throw new Error('poison');
          for (const one of batch) handled.add(one.key);
          return batch.map(() => DONE);
        },
      });
      await waitUntil('only the failing partition lags', async () =>
        (await bus.lag('readers')).every(({ partition, lag }) => lag === 0 || partition === broken),
      );
      expect(handled.size).toBeGreaterThan(0);
      expect(await totalLag('readers')).toBe(KEYS.length - handled.size);
    });

    it('delivers a retried record later, with a higher attempt, and blocks nothing meanwhile', async () => {
      await bus.publish([record('k', 'stubborn'), record('k', 'easy')]);
      const { records } = await collect({ maxBatch: 1 }, (one) =>
        read(one) === 'stubborn' && one.attempt < 3 ? { kind: 'retry', afterMs: 20 } : DONE,
      );
      await caughtUp('readers');
      const attempts = records.filter((one) => read(one) === 'stubborn');
      expect(attempts.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
      expect(new Set(attempts.map(({ offset }) => offset)).size).toBe(1);
      expect(records.filter((one) => read(one) === 'easy')).toHaveLength(1);
      expect(records.map(read).slice(0, 2)).toEqual(['stubborn', 'easy']);
    });

    it('counts a record that waits for its retry as lag', async () => {
      await bus.publish([record('k', 'later')]);
      const { records } = await collect({}, () => ({ kind: 'retry', afterMs: 3_600_000 }));
      await waitUntil('it was tried', () => records.length === 1);
      await waitUntil('the outcome is stored', async () => (await totalLag('readers')) === 1);
      expect(records).toHaveLength(1);
    });

    it('publishes a dead letter with the bytes untouched and its origin in headers', async () => {
      const value = Uint8Array.from([0xff, 0xfe, 0]);
      await bus.publish([{ topic: TOPIC, key: 'k', value, headers: { 'x-source': 'scanner' } }]);
      const letters = await collect({ topics: [TOPICS.deadLetters], group: 'undertaker' });
      const { records } = await collect({}, () => ({
        kind: 'dead-letter',
        code: 'bad-json',
        reason: 'no JSON',
      }));
      await waitUntil('it is dead', () => letters.records.length === 1);
      const letter = letters.records[0];
      expect([...(letter?.value ?? [])]).toEqual([...value]);
      expect(letter?.key).toBe('k');
      expect({ ...letter?.headers }).toEqual({
        'x-source': 'scanner',
        [DEAD_LETTER_HEADERS.code]: 'bad-json',
        [DEAD_LETTER_HEADERS.reason]: 'no JSON',
        [DEAD_LETTER_HEADERS.topic]: TOPIC,
        [DEAD_LETTER_HEADERS.partition]: String(records[0]?.partition),
        [DEAD_LETTER_HEADERS.offset]: records[0]?.offset,
      });
      await caughtUp('readers');
      expect(records).toHaveLength(1);
    });

    it('is done with a dropped record', async () => {
      await bus.publish([record('k', 'auto-reply')]);
      const { records } = await collect({}, () => ({ kind: 'drop', reason: 'auto-reply' }));
      await waitUntil('it was seen', () => records.length === 1);
      await caughtUp('readers');
      expect(records).toHaveLength(1);
    });

    it('commits only after the outcome is known', async () => {
      let finish: () => void = () => {};
      const gate = new Promise<void>((resolve) => {
        finish = resolve;
      });
      let isAtWork = false;
      await bus.publish([record('k', 'one')]);
      await bus.subscribe({
        topics: [TOPIC],
        group: 'readers',
        handle: async (batch) => {
          isAtWork = true;
          await gate;
          return batch.map(() => DONE);
        },
      });
      await waitUntil('the handler is at work', () => isAtWork);
      expect(await totalLag('readers')).toBe(1);
      finish();
      await caughtUp('readers');
    });

    it('closes a subscription after the batch in hand, its offsets committed', async () => {
      let finish: () => void = () => {};
      const gate = new Promise<void>((resolve) => {
        finish = resolve;
      });
      let stage = 'idle';
      await bus.publish([record('k', 'one')]);
      const subscription = await bus.subscribe({
        topics: [TOPIC],
        group: 'readers',
        handle: async (batch) => {
          stage = 'at work';
          await gate;
          stage = 'finished';
          return batch.map(() => DONE);
        },
      });
      await waitUntil('the handler is at work', () => stage === 'at work');
      const closed = subscription.close().then(() => stage);
      finish();
      expect(await closed).toBe('finished');
      expect(await totalLag('readers')).toBe(0);
      await subscription.close();
    });

    it('shows each group every record', async () => {
      await bus.publish(KEYS.map((key) => record(key, key)));
      const one = await collect({ group: 'one' });
      const two = await collect({ group: 'two' });
      await waitUntil('both have all', () => one.records.length === 40 && two.records.length === 40);
      expect([...one.values()].sort()).toEqual([...two.values()].sort());
    });

    it('starts a new group at the earliest record, the latest, or a time', async () => {
      await bus.publish([record('k', 'old')]);
      const before = Date.now();
      await waitUntil('the clock has moved', () => Date.now() > before + 2);
      const publishedSince = new Date();
      await bus.publish([record('k', 'recent')]);

      const seen: Record<string, string[]> = { earliest: [], since: [], latest: [] };
      const starts = { earliest: 'earliest', since: { publishedSince }, latest: 'latest' } as const;
      for (const [group, from] of Object.entries(starts)) {
        const handle: BatchHandler = async (batch) => {
          seen[group]?.push(...batch.map(read));
          return batch.map(() => DONE);
        };
        await bus.subscribe({ topics: [TOPIC], group, from, handle });
      }
      await bus.publish([record('k', 'new')]);
      await waitUntil('all have the new one', () =>
        Object.values(seen).every((values) => values.includes('new')),
      );
      expect(seen).toEqual({ earliest: ['old', 'recent', 'new'], since: ['recent', 'new'], latest: ['new'] });
    });

    it('goes on where the group stopped, wherever the new subscription would start', async () => {
      await bus.publish([record('k', 'one')]);
      const first = await collect();
      await caughtUp('readers');
      await first.close();
      await bus.publish([record('k', 'two')]);
      const seen: string[] = [];
      await bus.subscribe({
        topics: [TOPIC],
        group: 'readers',
        from: 'latest',
        handle: async (batch) => {
          seen.push(...batch.map(read));
          return batch.map(() => DONE);
        },
      });
      await caughtUp('readers');
      expect(seen).toEqual(['two']);
    });

    it('keeps records, offsets and retries when everybody disconnects', async () => {
      await bus.publish([record('k', 'later'), record('k', 'handled'), record('x', 'handled too')]);
      const first = await collect({}, (one) =>
        read(one) === 'later' ? { kind: 'retry', afterMs: 1 } : DONE,
      );
      await waitUntil('it was tried', () => first.records.length >= 3);
      await bus.publish([record('k', 'unseen')]).then(() => first.close());
      await bus.close();

      bus = await under.connect();
      const second = await collect();
      await caughtUp('readers');
      expect(second.values()).toContain('later');
      expect([...first.values(), ...second.values()]).toContain('unseen');
      expect(second.values()).not.toContain('handled');
    });

    it('tells the lag of each partition', async () => {
      await (await collect()).close();
      await bus.publish(KEYS.map((key) => record(key, key)));
      const lags = await bus.lag('readers');
      expect(lags.every(({ topic }) => topic === TOPIC)).toBe(true);
      expect(lags.reduce((sum, { lag }) => sum + lag, 0)).toBe(40);
      await collect();
      await caughtUp('readers');
      expect(await bus.lag('nobody')).toEqual([]);
    });

    it('forgets a group: it starts anew, and the others go on where they were', async () => {
      await bus.publish([record('k', '1')]);
      for (const group of ['readers', 'others']) {
        const reader = await collect({ group });
        await caughtUp(group);
        await reader.close();
      }
      await bus.forgetGroup('readers');
      await bus.forgetGroup('nobody');
      expect(await bus.lag('readers')).toEqual([]);
      expect(await totalLag('others')).toBe(0);
      const again = await collect();
      await waitUntil('it arrives again', () => again.values().includes('1'));
    });

    describe('with two connections', () => {
      it('splits the partitions of a group; each is handled by one at a time', async () => {
        const other = await under.connect();
        const atWork = new Set<number>();
        const overlaps: number[] = [];
        const seen = { here: new Set<string>(), there: new Set<string>() };
        const handler =
          (side: 'here' | 'there'): BatchHandler =>
          async (batch) => {
            const partition = batch[0]?.partition ?? -1;
            if (atWork.has(partition)) overlaps.push(partition);
            atWork.add(partition);
            await new Promise(setImmediate);
            for (const one of batch) seen[side].add(read(one));
            atWork.delete(partition);
            return batch.map(() => DONE);
          };
        await bus.subscribe({ topics: [TOPIC], group: 'readers', handle: handler('here') });
        await other.subscribe({ topics: [TOPIC], group: 'readers', handle: handler('there') });
        let published = 0;
        await waitUntil('both have a share', async () => {
          await bus.publish(KEYS.map((key) => record(key, `${key}:${published}`)));
          published += 1;
          return seen.here.size > 0 && seen.there.size > 0;
        });
        await caughtUp('readers');
        expect(new Set([...seen.here, ...seen.there]).size).toBe(published * KEYS.length);
        expect(overlaps).toEqual([]);
      });

      it('hands the partitions over when one closes', async () => {
        const other = await under.connect();
        const here = await collect();
        const there = await collect({ from: other });
        await bus.publish(KEYS.map((key) => record(key, `first ${key}`)));
        await caughtUp('readers');
        await there.close();
        await bus.publish(KEYS.map((key) => record(key, `second ${key}`)));
        await caughtUp('readers');
        const second = here.values().filter((value) => value.startsWith('second'));
        expect(new Set(second).size).toBe(KEYS.length);
      });

      it('wakes a subscriber on the other connection', async () => {
        const other = await under.connect();
        const { values } = await collect({ from: other });
        await bus.publish([record('k', 'hello')]);
        await waitUntil('it arrives', () => values().includes('hello'));
      });
    });

    it('accepts an empty list, and nothing after it was closed', async () => {
      await bus.publish([]);
      await bus.check();
      const other = await under.connect();
      await other.close();
      await expect(other.publish([record('k', 'v')])).rejects.toThrow('closed');
      await expect(other.check()).rejects.toThrow('closed');
    });

    it('loses nothing, whatever handlers decide', async () => {
      const fate = fc.record({
        key: fc.constantFrom(...KEYS.slice(0, 6)),
        retries: fc.integer({ min: 0, max: 2 }),
        // one in five: after each, the bus waits longer before it tries again
        throws: fc.nat(4).map((one) => one === 0),
        end: fc.constantFrom('done', 'drop', 'dead-letter'),
      });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(fate, { minLength: 1, maxLength: 30 }), async (fates) => {
          run += 1;
          const topic = `weiche.run-${run}`;
          const group = `run-${run}`;
          const ended = new Map<string, number>();
          const thrown = new Set<string>();
          const handle: BatchHandler = async (batch) => {
            const outcomes = batch.map((one): RecordOutcome => {
              const { retries = 0, end } = fates[Number(read(one))] ?? {};
              if (one.attempt <= retries) return { kind: 'retry', afterMs: 1 };
              if (end === 'dead-letter') return { kind: end, code: 'test', reason: 'test' };
              return end === 'drop' ? { kind: end, reason: 'test' } : DONE;
            });
            const poison = batch.find((one) => fates[Number(read(one))]?.throws && !thrown.has(read(one)));
            if (poison) {
              thrown.add(read(poison));
              throw new Error('poison');
            }
            batch.forEach((one, index) => {
              if (outcomes[index]?.kind !== 'retry') ended.set(read(one), (ended.get(read(one)) ?? 0) + 1);
            });
            return outcomes;
          };
          await bus.publish(fates.map(({ key }, index) => record(key, String(index), topic)));
          const subscription = await bus.subscribe({ topics: [topic], group, handle, maxBatch: 5 });
          await caughtUp(group);
          await subscription.close();
          expect([...ended].sort((a, b) => Number(a[0]) - Number(b[0]))).toEqual(
            fates.map((_, index) => [String(index), 1]),
          );
        }),
        { numRuns: 8 },
      );
    });
  });
}
