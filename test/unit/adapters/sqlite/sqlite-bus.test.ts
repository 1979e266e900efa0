import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { openSqliteBus, type SqliteBusOptions } from '../../../../src/adapters/sqlite/open-sqlite-bus.js';
import type { DeliveredRecord, MessageBus } from '../../../../src/ports/message-bus.js';
import { temporaryDir } from '../../../contract/temporary-dir.js';
import { waitUntil } from '../../../contract/wait-until.js';
import { fakeClock } from '../../../fakes/fake-clock.js';

const DAY_MS = 86_400_000;
let dir: string;
let remove: () => void;
const opened: MessageBus[] = [];
beforeEach(() => {
  ({ dir, remove } = temporaryDir());
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((bus) => bus.close()));
  remove();
});

const clock = fakeClock();
const open = (options: Partial<Omit<SqliteBusOptions, 'path'>> = {}) => {
  const bus = openSqliteBus({ dir, clock, partitions: 1, pollMs: 5, ...options });
  opened.push(bus);
  return bus;
};
const publish = (bus: MessageBus, values: readonly string[]) =>
  bus.publish(values.map((value) => ({ topic: 't', key: 'k', value: Buffer.from(value) })));
const collect = async (bus: MessageBus, group = 'g') => {
  const values: string[] = [];
  const subscription = await bus.subscribe({
    topics: ['t'],
    group,
    handle: async (records: readonly DeliveredRecord[]) => {
      values.push(...records.map(({ value }) => Buffer.from(value).toString()));
      return records.map(() => ({ kind: 'done' }));
    },
  });
  return { values, subscription };
};

describe('retention', () => {
  it('deletes old records that all groups have handled, and no others', async () => {
    const bus = open({ retention: { ageMs: DAY_MS } });
    const slow = await collect(bus, 'slow');
    await publish(bus, ['one', 'two']);
    await waitUntil('slow has both', () => slow.values.length === 2);
    await slow.subscription.close();
    await publish(bus, ['three']);
    const fast = await collect(bus, 'fast');
    await waitUntil('fast has all', () => fast.values.length === 3);

    expect(await bus.prune()).toBe(0);
    clock.advance(DAY_MS + 1);
    expect(await bus.prune()).toBe(2);
    expect((await collect(bus, 'slow')).values).toEqual([]);
    expect(await bus.lag('slow')).toEqual([{ topic: 't', partition: 0, lag: 1 }]);
  });

  it('keeps what nobody has asked for until the greatest age', async () => {
    const bus = open({ retention: { ageMs: DAY_MS, maxAgeMs: 10 * DAY_MS } });
    await publish(bus, ['one']);
    clock.advance(2 * DAY_MS);
    expect(await bus.prune()).toBe(0);
    clock.advance(9 * DAY_MS);
    expect(await bus.prune()).toBe(1);
  });

  it('counts no lag for records that were too old to keep', async () => {
    const bus = open({ retention: { maxAgeMs: DAY_MS } });
    await (await collect(bus)).subscription.close();
    await publish(bus, ['lost', 'lost too']);
    clock.advance(DAY_MS + 1);
    await publish(bus, ['kept']);
    expect(await bus.prune()).toBe(2);
    expect(await bus.lag('g')).toEqual([{ topic: 't', partition: 0, lag: 1 }]);
    const { values } = await collect(bus);
    await waitUntil('the last one arrives', () => values.length === 1);
    expect(values).toEqual(['kept']);
  });

  it('keeps a topic below its size, but never drops what is still to be handled', async () => {
    const bus = open({ retention: { topicSizeBytes: 250 } });
    const hundred = 'x'.repeat(100);
    const { values, subscription } = await collect(bus);
    await publish(bus, [hundred, hundred, hundred, hundred]);
    await waitUntil('all are handled', () => values.length === 4);
    await subscription.close();
    await publish(bus, [hundred, hundred, hundred]);
    expect(await bus.prune()).toBe(4);
    expect(await bus.prune()).toBe(0);
    expect(await bus.lag('g')).toMatchObject([{ lag: 3 }]);
  });

  it('keeps a record that waits for its retry', async () => {
    const bus = open({ retention: { ageMs: DAY_MS } });
    const seen: number[] = [];
    await bus.subscribe({
      topics: ['t'],
      group: 'g',
      handle: async (records) => {
        seen.push(...records.map(({ attempt }) => attempt));
        return records.map(({ attempt }) =>
          attempt === 1 ? { kind: 'retry', afterMs: 3 * DAY_MS } : { kind: 'done' },
        );
      },
    });
    await publish(bus, ['patience']);
    await waitUntil('it was tried', () => seen.length === 1);
    clock.advance(2 * DAY_MS);
    expect(await bus.prune()).toBe(0);
    clock.advance(2 * DAY_MS);
    await waitUntil('it was tried again', () => seen.length === 2);
  });
});

describe('fencing', () => {
  it('stores nothing of a batch whose partition went to somebody else meanwhile', async () => {
    const bus = open();
    let finish: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let calls = 0;
    await bus.subscribe({
      topics: ['t'],
      group: 'g',
      handle: async (records) => {
        calls += 1;
        if (calls === 1) await gate;
        return records.map(() =>
          calls === 1 ? { kind: 'dead-letter', code: 'c', reason: 'r' } : { kind: 'done' },
        );
      },
    });
    await publish(bus, ['contested']);
    await waitUntil('the handler is at work', () => calls === 1);
    // as another process does that believes this one dead
    const db = new Sqlite(join(dir, 'bus.sqlite'));
    db.exec(`UPDATE positions SET generation = generation + 1`);
    finish();
    await waitUntil('it was delivered again', async () => (await bus.lag('g'))[0]?.lag === 0);
    expect(calls).toBe(2);
    expect(
      db
        .prepare(`SELECT count(*) AS n FROM records JOIN partitions ON id = partition_id WHERE topic != 't'`)
        .get(),
    ).toEqual({ n: 0 });
    db.close();
  });
});

describe('a subscriber that has died', () => {
  const pretendSubscriber = (process: string, aliveUntil: number): void => {
    const db = new Sqlite(join(dir, 'bus.sqlite'));
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO subscribers (consumer_group, topics, process, alive_until) VALUES ('g', '["t"]', ?, ?)`,
      )
      .run(process, aliveUntil);
    db.prepare(`UPDATE positions SET owner = ?, generation = generation + 1`).run(lastInsertRowid);
    db.close();
  };
  const prepare = async () => {
    const bus = open({ leaseMs: 60 });
    await (await collect(bus)).subscription.close();
    await publish(bus, ['inherited']);
    return bus;
  };

  it('loses its partitions when its lease runs out', async () => {
    const bus = await prepare();
    pretendSubscriber('', clock.now().getTime() + 60);
    const { values } = await collect(bus);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(values).toEqual([]);
    clock.advance(61);
    await waitUntil('the partition is taken over', () => values.length === 1);
  });

  it('loses them although the clock was set back', async () => {
    const bus = await prepare();
    pretendSubscriber('', clock.now().getTime() + DAY_MS);
    const { values } = await collect(bus);
    await waitUntil('the partition is taken over', () => values.length === 1);
  });
});

it('goes on with the number of partitions that a topic was created with', async () => {
  const first = open({ partitions: 3 });
  await (await collect(first)).subscription.close();
  expect(await first.lag('g')).toHaveLength(3);
  await first.close();
  const second = open({ partitions: 5 });
  await (await collect(second)).subscription.close();
  expect(await second.lag('g')).toHaveLength(3);
});

it('publishes all records of a call or none, also on a topic that the call would have created', async () => {
  const bus = open();
  const good = { topic: 't', key: 'k', value: Buffer.from('good') };
  const bad = { ...good, value: JSON.parse('"no bytes"') };
  await expect(bus.publish([good, good, bad])).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_DATATYPE' });
  const { values } = await collect(bus);
  await publish(bus, ['good']);
  await waitUntil('the good one arrives', () => values.length > 0);
  expect(values).toEqual(['good']);
});
