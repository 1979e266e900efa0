// An instance of the service, or its database server, is killed with SIGKILL at random moments while messages come in
// over the topics and over HTTP. In the end every message that was accepted has exactly one ticket.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMongoStore } from '../../src/adapters/mongodb/open-mongo-store.js';
import { openSqliteBus } from '../../src/adapters/sqlite/open-sqlite-bus.js';
import { systemClock } from '../../src/adapters/system/system-clock.js';
import type { MessageBus } from '../../src/ports/message-bus.js';
import { apiOf, until } from '../e2e/harness/api.js';
import { type ServiceProcess, startServiceProcess } from '../e2e/harness/service-process.js';
import { allTickets } from './harness/all-tickets.js';
import { newDatabaseName, uriOf } from './harness/mongodb-database.js';
import { type OwnMongodb, startOwnMongodb } from './harness/own-mongodb.js';

/** Rounds of each kind; the full counts of faults are run by `npm run test:faults`. */
const ROUNDS = Number(process.env['WEICHE_FAULT_ROUNDS'] ?? 4);
const PER_ROUND = 30;
/** How long the database stands still, at least. */
const FROZEN_MS = Number(process.env['WEICHE_FROZEN_MS'] ?? 12_000);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('the service on a MongoDB that is killed, and killed on it', () => {
  const dir = mkdtempSync(join(tmpdir(), 'weiche-mongodb-faults-'));
  const dataDir = join(dir, 'data');
  const database = newDatabaseName();
  const accepted: string[] = [];
  let overHttp = 0;
  let server: OwnMongodb;
  let uri: string;
  let bus: MessageBus;
  let service: ServiceProcess;
  let steady: ServiceProcess;

  const start = () => startServiceProcess({ dataDir, env: { MONGODB_URI: uri, WEICHE_LOG_LEVEL: 'silent' } });

  beforeAll(async () => {
    server = await startOwnMongodb('faults');
    uri = uriOf(database, server.uri);
    [service, steady] = await Promise.all([start(), start()]);
    bus = openSqliteBus({ dir: dataDir, clock: systemClock });
  }, 240_000);

  afterAll(async () => {
    await bus?.close();
    await Promise.all([service?.kill(), steady?.kill()]);
    await server?.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  /**
   * Sends messages over both ways, and calls `strike` when a random number of those over HTTP have been answered (by
   * their number and not by the time, so that a slow machine is struck at work as well). Resolves when all have been
   * accepted or refused.
   */
  const sendAndStrike = async (round: string, strike: () => Promise<void> | void): Promise<void> => {
    const call = apiOf(service.url);
    const strikeAt = 2 * Math.floor((Math.random() * PER_ROUND) / 2);
    let struck: Promise<void> | undefined;
    const one = async (n: number): Promise<void> => {
      const id = `${round}-${n}`;
      const message = { id, from: `${id}@kunde.example`, text: `wo ist mein paket, Sendung ${id}` };
      if (n === strikeAt) struck = pause(Math.random() * 20).then(strike);
      if (n % 2 === 0) {
        // only what was answered with 202 was accepted; a call that breaks off promises nothing
        const answer = await call('POST', '/v1/messages', { channel: 'web-form', ...message }).catch(
          () => null,
        );
        if (answer?.status !== 202) return;
        overHttp++;
      } else {
        const value = Buffer.from(JSON.stringify(message));
        await bus.publish([{ topic: 'weiche.inbound.web-form', key: id, value }]);
      }
      accepted.push(id);
    };
    const every = async (parity: number): Promise<void> => {
      for (let n = parity; n < PER_ROUND; n += 2) await one(n);
    };
    await Promise.all([every(0), every(1)]);
    await struck;
  };

  /** What became of everything that was accepted; waits until nothing is missing and the outbox is empty. */
  const balance = async () => {
    const store = await openMongoStore({ uri, clock: systemClock });
    try {
      const tickets = await until(
        'a ticket for every message',
        async () => {
          const found = await allTickets(store);
          const held = new Set(found.flatMap(({ messageIds }) => messageIds));
          return accepted.every((id) => held.has(id)) ? found : null;
        },
        90_000,
      );
      await until('an empty outbox', async () =>
        (await store.outbox.unpublished(1)).length === 0 ? true : null,
      );
      const held = tickets.flatMap(({ messageIds }) => messageIds);
      const lost = accepted.filter((id) => !held.includes(id)).length;
      return { tickets: tickets.length, lost, doubled: held.length - new Set(held).size };
    } finally {
      await store.close();
    }
  };

  it('gives every accepted message exactly one ticket when an instance is killed', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await sendAndStrike(`instance-${round}`, () => service.kill());
      service = await start();
    }
    const { tickets, lost, doubled } = await balance();
    console.log(
      `${ROUNDS} kills of an instance: accepted ${accepted.length} (${overHttp} over HTTP), tickets ${tickets}, doubled ${doubled}, lost ${lost}`,
    );
    expect(overHttp).toBeGreaterThan(0);
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
  }, 300_000);

  it('gives every accepted message exactly one ticket when the database server is killed', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      await sendAndStrike(`database-${round}`, async () => {
        await server.crash();
        await server.start();
      });
    }
    const { tickets, lost, doubled } = await balance();
    console.log(
      `${ROUNDS} kills of the database: accepted ${accepted.length} (${overHttp} over HTTP), tickets ${tickets}, doubled ${doubled}, lost ${lost}`,
    );
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
    // the instances have come through it by themselves
    for (const { url } of [service, steady]) {
      await until('to be ready again', async () =>
        (await apiOf(url)('GET', '/health/ready')).status === 200 ? true : null,
      );
    }
  }, 300_000);

  it('answers in time while the database is frozen, and goes on by itself when it thaws', async () => {
    const readiness = (expected: number, timeoutMs: number) =>
      Promise.all(
        [service, steady].map(({ url }) =>
          until(
            `readiness ${expected}`,
            async () => ((await apiOf(url)('GET', '/health/ready')).status === expected ? true : null),
            timeoutMs,
          ),
        ),
      );
    // half of the messages are on their way into the store when it stops answering
    await sendAndStrike('before-frost', () => server.freeze());
    const frozenAt = Date.now();
    await readiness(503, 10_000);
    const value = (id: string) =>
      Buffer.from(JSON.stringify({ id, from: `${id}@kunde.example`, text: 'wo ist mein paket' }));
    const inFrost = Array.from({ length: 20 }, (_, n) => `in-frost-${n}`);
    await bus.publish(inFrost.map((id) => ({ topic: 'weiche.inbound.web-form', key: id, value: value(id) })));
    accepted.push(...inFrost);
    // awaited before the thaw: what is not answered in the frost would hold this up
    const answers = await Promise.all(
      [service, steady].map(({ url }) =>
        apiOf(url)('POST', '/v1/messages', {
          channel: 'web-form',
          id: 'refused',
          from: 'a@b.example',
          text: 'hallo',
        }),
      ),
    );
    for (const { status } of answers) expect(status).toBeGreaterThanOrEqual(500);
    const answeredMs = Date.now() - frozenAt;
    expect((await apiOf(steady.url)('GET', '/health/live')).status).toBe(200);
    await pause(Math.max(0, FROZEN_MS - (Date.now() - frozenAt)));
    await server.thaw();
    const thawedAt = Date.now();
    await readiness(200, 10_000);
    const readyMs = Date.now() - thawedAt;
    const { tickets, lost, doubled } = await balance();
    console.log(
      `frozen for ${thawedAt - frozenAt} ms, refusals after ${answeredMs} ms: ready after ${readyMs} ms, balanced after ${Date.now() - thawedAt} ms, accepted ${accepted.length}, tickets ${tickets}, doubled ${doubled}, lost ${lost}`,
    );
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
  }, 300_000);
});
