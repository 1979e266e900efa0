// Faults of the embedded adapters, with counts. Each ends with an audit: every accepted message has exactly one ticket,
// the outbox is empty, no agent holds more than there is room for. FAULTS_SHARE=1 does the full counts.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { openSqliteBus } from '../../src/adapters/sqlite/open-sqlite-bus.js';
import { openSqliteStore } from '../../src/adapters/sqlite/open-sqlite-store.js';
import { systemClock } from '../../src/adapters/system/system-clock.js';
import { apiOf } from '../e2e/harness/api.js';
import { type ServiceProcess, startServiceProcess } from '../e2e/harness/service-process.js';
import { audit, CLEAN, report } from './harness/audit.js';
import { shareOf } from './harness/share-of-counts.js';
import { hireStaff } from './harness/staff.js';
import { newTraffic, postTraffic, publishTraffic, type Traffic } from './harness/traffic.js';

const KILLS = shareOf(100);
const LOCKS = shareOf(20);
const STEPS = shareOf(100);
const LOCKED_MS = 8000;
const LONGEST_LIFE_MS = 800;
const random = Math.random;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('faults of the embedded adapters', () => {
  const dir = mkdtempSync(join(tmpdir(), 'weiche-faults-'));
  const running: ServiceProcess[] = [];
  const start = async (dataDir: string, env: Readonly<Record<string, string>> = {}) => {
    const service = await startServiceProcess({ dataDir, env: { WEICHE_LOG_LEVEL: 'error', ...env } });
    running.push(service);
    return service;
  };
  afterAll(async () => {
    for (const service of running) await service.kill();
    rmSync(dir, { recursive: true, force: true });
  });

  const withStore = async (dataDir: string, fault: string, traffic: Traffic) => {
    const store = openSqliteStore({ dir: dataDir });
    const bus = openSqliteBus({ dir: dataDir, clock: systemClock });
    try {
      const counts = await audit(store, traffic);
      report(`embedded: ${fault}`, counts);
      expect(counts).toMatchObject(CLEAN);
      expect(counts.published).toBeGreaterThan(0);
    } finally {
      await bus.close();
      await store.close();
    }
  };
  it(`SIGKILL at random moments, ${KILLS} times, with doubled, reordered and poisoned records`, async () => {
    const dataDir = join(dir, 'killed');
    const traffic = newTraffic();
    for (let round = 0; round < KILLS; round++) {
      const service = await start(dataDir);
      const call = apiOf(service.url);
      if (round === 0) await hireStaff(call);
      const bus = openSqliteBus({ dir: dataDir, clock: systemClock });
      const sending = Promise.all([
        publishTraffic(traffic, bus, { name: `k${round}`, count: 100, random }),
        postTraffic(traffic, call, { name: `h${round}`, count: 20 }),
      ]);
      await pause(random() * LONGEST_LIFE_MS);
      await service.kill();
      await sending;
      await bus.close();
    }
    await start(dataDir);
    await withStore(dataDir, `${KILLS} kills`, traffic);
    expect(traffic.poison).toBe(KILLS);
    expect(deadLetters(dataDir)).toBeGreaterThanOrEqual(traffic.poison);
  }, 900_000);

  it(`another process holds the store or the bus for ${LOCKED_MS / 1000} s, ${LOCKS} times`, async () => {
    const dataDir = join(dir, 'locked');
    const traffic = newTraffic();
    const service = await start(dataDir);
    const call = apiOf(service.url);
    await hireStaff(call);
    for (let round = 0; round < LOCKS; round++) {
      const bus = openSqliteBus({ dir: dataDir, clock: systemClock });
      await publishTraffic(traffic, bus, { name: `l${round}`, count: 200, random });
      await bus.close();
      const held = new Sqlite(join(dataDir, round % 2 === 0 ? 'store.sqlite' : 'bus.sqlite'), {
        timeout: 20_000,
      });
      held.exec('BEGIN IMMEDIATE');
      const posting = postTraffic(traffic, call, { name: `p${round}`, count: 5 });
      await pause(LOCKED_MS);
      held.exec('ROLLBACK');
      held.close();
      await posting;
    }
    expect(service.child.exitCode).toBeNull();
    await withStore(
      dataDir,
      `${LOCKS} locks of ${LOCKED_MS} ms (refused meanwhile: ${traffic.refused})`,
      traffic,
    );
  }, 900_000);

  it(`the clock of one of two instances steps by up to an hour, ${STEPS} times`, async () => {
    const dataDir = join(dir, 'stepped');
    const clockFile = join(dir, 'clock');
    const traffic = newTraffic();
    const stepped = await start(dataDir, {
      NODE_OPTIONS: `--import=${resolve('test/faults/harness/stepped-clock.mjs')}`,
      STEPPED_CLOCK_FILE: clockFile,
    });
    const straight = await start(dataDir);
    await hireStaff(apiOf(straight.url));
    const bus = openSqliteBus({ dir: dataDir, clock: systemClock });
    for (let round = 0; round < STEPS; round++) {
      writeFileSync(clockFile, String(Math.round((random() * 2 - 1) * 3_600_000)));
      await Promise.all([
        publishTraffic(traffic, bus, { name: `s${round}`, count: 100, random }),
        postTraffic(traffic, apiOf(stepped.url), { name: `t${round}`, count: 10 }),
      ]);
      await pause(random() * 1000);
    }
    await bus.close();
    expect([stepped.child.exitCode, straight.child.exitCode]).toEqual([null, null]);
    await withStore(dataDir, `${STEPS} clock steps of up to an hour`, traffic);
    // the clock did step
    const { body } = await apiOf(straight.url)('GET', '/v1/tickets?limit=200');
    const offBy = body.items.map((one: { createdAt: string }) =>
      Math.abs(Date.parse(one.createdAt) - Date.now()),
    );
    expect(Math.max(...offBy)).toBeGreaterThan(120_000);
  }, 900_000);

  it('the disk is full and becomes free again', async () => {
    const mount = join(dir, 'small-disk');
    mkdirSync(mount);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', mount], { stdio: 'ignore' });
    } catch {
      console.log('full disk: not tried, since a small file system cannot be mounted here');
      return;
    }
    try {
      const dataDir = join(mount, 'data');
      const traffic = newTraffic();
      const service = await start(dataDir);
      const call = apiOf(service.url);
      await hireStaff(call);
      const bus = openSqliteBus({ dir: dataDir, clock: systemClock });
      await publishTraffic(traffic, bus, { name: 'before', count: 200, random });
      // all but a little: the service runs into the end while it works
      const { bavail, bsize } = statfsSync(mount);
      writeFileSync(join(mount, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - 400_000)));
      for (let round = 0; round < 20 && traffic.refused === 0; round++)
        await publishTraffic(traffic, bus, { name: `full${round}`, count: 200, random });
      await postTraffic(traffic, call, { name: 'http-full', count: 10 });
      const refused = traffic.refused;
      await pause(1500);
      expect(service.child.exitCode).toBeNull();
      expect((await call('GET', '/health/live')).status).toBe(200);
      rmSync(join(mount, 'ballast'));
      await pause(500);
      await publishTraffic(traffic, bus, { name: 'after', count: 50, random });
      await postTraffic(traffic, call, { name: 'http-after', count: 10 });
      await bus.close();
      expect(refused).toBeGreaterThan(0);
      await withStore(dataDir, `full disk (refused meanwhile: ${refused})`, traffic);
      await service.kill();
    } finally {
      execFileSync('umount', ['-l', mount]);
    }
  }, 300_000);
});

function deadLetters(dataDir: string): number {
  const db = new Sqlite(join(dataDir, 'bus.sqlite'), { readonly: true });
  try {
    return Number(
      db
        .prepare(
          `SELECT count(*) FROM records WHERE partition_id IN
           (SELECT p.id FROM partitions p WHERE p.topic = 'weiche.dead-letters')`,
        )
        .pluck()
        .get(),
    );
  } finally {
    db.close();
  }
}
