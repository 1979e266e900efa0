import { openSqliteBus } from '../../src/adapters/sqlite/open-sqlite-bus.js';
import { openSqliteStore } from '../../src/adapters/sqlite/open-sqlite-store.js';
import { TOPICS } from '../../src/domain/event.js';
import { DONE } from '../../src/ports/message-bus.js';
import { temporaryDir } from '../contract/temporary-dir.js';
import { waitUntil } from '../contract/wait-until.js';
import { fakeRandom } from '../fakes/fake-random.js';
import { compileSources } from './compiled-sources.js';
import { crashRepeatedly, startWorker } from './crash-harness.js';

const WORKER = 'test/integration/crash-worker.ts';
const KILLS = 30;

describe('two processes on one log and store, one of which is killed again and again', () => {
  const compiled = compileSources([WORKER, 'test/fixtures/domain/a-ticket.ts']);
  const { dir, remove } = temporaryDir();
  afterAll(() => {
    compiled.remove();
    remove();
  });

  it(`after ${KILLS} kills every acknowledged record has exactly one ticket, and its event was published`, async () => {
    const script = compiled.path(WORKER);
    const workers = await crashRepeatedly({
      start: (number) => startWorker(script, [dir, String(number), 'run']),
      kills: KILLS,
      workers: 2,
      random: fakeRandom(42),
      mostLines: 60,
    });
    await startWorker(script, [dir, 'last', 'drain']).ended();

    const acknowledged = workers
      .flatMap(({ lines }) => lines)
      .filter((line) => line.startsWith('published '))
      .map((line) => line.slice('published '.length));
    expect(workers.length).toBe(KILLS + 2);
    expect(acknowledged.length).toBeGreaterThan(KILLS);

    const store = openSqliteStore({ dir });
    const bus = openSqliteBus({ dir, clock: { now: () => new Date() } });
    const readAll = async (
      topic: string,
    ): Promise<readonly { readonly key: string; readonly text: string }[]> => {
      const records: { key: string; text: string }[] = [];
      const group = `check ${topic}`;
      const subscription = await bus.subscribe({
        topics: [topic],
        group,
        handle: async (batch) => {
          records.push(...batch.map(({ key, value }) => ({ key, text: Buffer.from(value).toString() })));
          return batch.map(() => DONE);
        },
      });
      await waitUntil('all are read', async () => (await bus.lag(group)).every(({ lag }) => lag === 0));
      await subscription.close();
      return records;
    };

    const published = (await readAll(TOPICS.inboundEmail)).map(({ key }) => key);
    expect(acknowledged.filter((key) => !published.includes(key))).toEqual([]);
    expect(new Set(published).size).toBe(published.length);

    const tickets = await store.tickets.byMessageIds(published);
    const ticketed = tickets.flatMap(({ messageIds }) => messageIds);
    const lost = published.filter((key) => !ticketed.includes(key)).length;
    const doubled = ticketed.length - new Set(ticketed).size;
    console.log(
      `${KILLS} kills: ${acknowledged.length} acknowledged, ${published.length} published, ${tickets.length} ticketed, ${doubled} doubled, ${lost} lost`,
    );
    expect({ lost, doubled, tickets: tickets.length }).toEqual({
      lost: 0,
      doubled: 0,
      tickets: published.length,
    });

    expect(await store.outbox.unpublished(10)).toEqual([]);
    const announced = new Set((await readAll(TOPICS.tickets)).map(({ key }) => key));
    expect([...announced].sort()).toEqual(tickets.map(({ id }) => id).sort());
    await bus.close();
    await store.close();
  });
});

it('lets several processes start together on an empty folder', async () => {
  const compiled = compileSources([WORKER, 'test/fixtures/domain/a-ticket.ts']);
  const { dir, remove } = temporaryDir();
  try {
    const script = compiled.path(WORKER);
    await Promise.all([0, 1, 2].map((number) => startWorker(script, [dir, String(number), 'drain']).ended()));
  } finally {
    compiled.remove();
    remove();
  }
});
