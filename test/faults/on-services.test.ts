// Faults of instances, of the broker and of the database, with counts: two instances of the service on Apache Kafka and
// a server of MongoDB's wire protocol, of this test's own, while messages come in over topics and HTTP (out of order,
// doubled, poisoned) and agents work. Each fault ends with the audit of harness/audit.ts.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { MessageBus } from '../../src/ports/message-bus.js';
import type { Store } from '../../src/ports/store.js';
import { apiOf, type Call, until } from '../e2e/harness/api.js';
import { audit, CLEAN, report } from './harness/audit.js';
import { type Deployment, deploy } from './harness/deployment.js';
import { shareOf } from './harness/share-of-counts.js';
import { hireStaff, workOn } from './harness/staff.js';
import { newTraffic, postTraffic, publishTraffic, type Traffic } from './harness/traffic.js';

const INSTANCE_KILLS = shareOf(100);
const BROKER_KILLS = shareOf(20);
const DATABASE_KILLS = shareOf(20);
const FREEZES = shareOf(3);
const STEPS = shareOf(50);
const FROZEN_MS = 30_000;
const random = Math.random;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe('faults on Kafka and MongoDB', () => {
  const dir = mkdtempSync(join(tmpdir(), 'weiche-faults-on-services-'));
  const clockFile = join(dir, 'clock');
  let deployment: Deployment;
  let bus: MessageBus;
  let store: Store;

  /** The first instance's clock can be stepped; the second one's is straight. */
  const start = (isFirst: boolean) =>
    deployment.start(
      isFirst
        ? {
            NODE_OPTIONS: `--import=${resolve('test/faults/harness/stepped-clock.mjs')}`,
            STEPPED_CLOCK_FILE: clockFile,
          }
        : {},
    );
  const anyCall = (): Call => {
    const { instances } = deployment;
    return apiOf(instances[Math.floor(random() * instances.length)]?.url ?? 'http://127.0.0.1:9');
  };

  beforeAll(async () => {
    deployment = await deploy('faults');
    await Promise.all([start(true), start(false)]);
    bus = await deployment.openBus();
    store = await deployment.openStore();
    await hireStaff(anyCall());
  }, 240_000);

  afterAll(async () => {
    await store?.close();
    await bus?.close();
    await deployment?.close();
    rmSync(dir, { recursive: true, force: true });
  }, 60_000);

  /**
   * Traffic, and `strike` in the middle of it, `times` times; each round ends when the first of its messages has its
   * ticket, so that every strike meets a service at work. Then everything must be accounted for.
   */
  const withFault = async (
    fault: string,
    { times, name }: { readonly times: number; readonly name: string },
    strike: () => Promise<void>,
  ): Promise<void> => {
    const traffic: Traffic = newTraffic();
    const staff = workOn(anyCall);
    try {
      for (let round = 0; round < times; round++) {
        const first = traffic.accepted.size;
        const sending = Promise.all([
          publishTraffic(traffic, bus, { name: `${name}-k${round}`, count: 100, random }),
          postTraffic(traffic, anyCall(), { name: `${name}-h${round}`, count: 20 }),
        ]);
        await pause(random() * 500);
        await strike();
        await sending;
        const ofRound = [...traffic.accepted].slice(first);
        await until(
          `a ticket in round ${round}`,
          async () => {
            const tickets = await store.tickets.byMessageIds(ofRound).catch(() => []);
            return ofRound.length === 0 || tickets.length > 0 ? true : null;
          },
          120_000,
        );
      }
      await until('a ticket to be completed', async () => (staff.completed() > 0 ? true : null));
    } finally {
      await staff.end();
    }
    const counts = await audit(store, traffic);
    report(
      `${fault} (${traffic.refused} sends refused, ${staff.completed()} tickets completed meanwhile)`,
      counts,
    );
    expect(counts).toMatchObject(CLEAN);
    expect(counts.published).toBeGreaterThan(times * 20);
    expect(deployment.ended).toEqual([]);
    await until('both instances to be ready', async () => {
      const answers = await Promise.all(
        deployment.instances.map(({ url }) => apiOf(url)('GET', '/health/ready').catch(() => null)),
      );
      return answers.every((answer) => answer?.status === 200) ? true : null;
    });
  };

  it(`an instance is killed ${INSTANCE_KILLS} times`, async () => {
    await withFault(
      `SIGKILL of an instance, ${INSTANCE_KILLS} times`,
      { times: INSTANCE_KILLS, name: 'i' },
      async () => {
        const place = Math.floor(random() * 2);
        const struck = deployment.instances[place];
        if (struck === undefined) throw new Error('no instance runs');
        await deployment.kill(struck);
        await start(false);
      },
    );
  }, 3_000_000);

  it(`the broker is killed ${BROKER_KILLS} times`, async () => {
    await withFault(
      `SIGKILL of the broker, ${BROKER_KILLS} times`,
      { times: BROKER_KILLS, name: 'b' },
      async () => {
        await deployment.broker.crash();
        await deployment.broker.restart();
      },
    );
  }, 3_000_000);

  it(`the database is killed ${DATABASE_KILLS} times`, async () => {
    await withFault(
      `SIGKILL of the database, ${DATABASE_KILLS} times`,
      { times: DATABASE_KILLS, name: 'd' },
      async () => {
        await deployment.database.crash();
        await deployment.database.start();
      },
    );
  }, 3_000_000);

  it(`the broker is frozen for ${FROZEN_MS / 1000} s, ${FREEZES} times`, async () => {
    await withFault(
      `broker frozen for ${FROZEN_MS / 1000} s, ${FREEZES} times`,
      { times: FREEZES, name: 'bf' },
      async () => {
        await deployment.broker.freeze();
        try {
          await untilNotReady('bus');
          await pause(FROZEN_MS);
        } finally {
          await deployment.broker.thaw();
        }
      },
    );
  }, 3_000_000);

  it(`the database is frozen for ${FROZEN_MS / 1000} s, ${FREEZES} times`, async () => {
    await withFault(
      `database frozen for ${FROZEN_MS / 1000} s, ${FREEZES} times`,
      { times: FREEZES, name: 'df' },
      async () => {
        await deployment.database.freeze();
        try {
          await untilNotReady('store');
          await pause(FROZEN_MS);
        } finally {
          await deployment.database.thaw();
        }
      },
    );
  }, 3_000_000);

  it(`the clock of one instance steps by up to an hour, ${STEPS} times`, async () => {
    const [one] = deployment.instances;
    if (one !== undefined) await deployment.kill(one);
    await start(true);
    await withFault(`clock steps of up to an hour, ${STEPS} times`, { times: STEPS, name: 'c' }, async () => {
      writeFileSync(clockFile, String(Math.round((random() * 2 - 1) * 3_600_000)));
    });
  }, 3_000_000);

  /** Every instance says that it misses the dependency. */
  const untilNotReady = (dependency: string) =>
    until(`instances to miss the ${dependency}`, async () => {
      const answers = await Promise.all(
        deployment.instances.map(({ url }) => apiOf(url)('GET', '/health/ready').catch(() => null)),
      );
      return answers.every(
        (answer) => answer?.status === 503 && JSON.stringify(answer.body).includes(dependency),
      )
        ? true
        : null;
    });
});
