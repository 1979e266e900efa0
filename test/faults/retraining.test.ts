// Training again and again while messages come in: no message may be lost or doubled, and the process may not grow.
// FAULTS_SHARE=1 does all 20 trainings.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteBus } from '../../src/adapters/sqlite/open-sqlite-bus.js';
import { openSqliteStore } from '../../src/adapters/sqlite/open-sqlite-store.js';
import { systemClock } from '../../src/adapters/system/system-clock.js';
import { apiOf, until } from '../e2e/harness/api.js';
import { startServiceProcess } from '../e2e/harness/service-process.js';
import { audit, CLEAN, report } from './harness/audit.js';
import { shareOf } from './harness/share-of-counts.js';
import { hireStaff, type WorkingStaff, workOn } from './harness/staff.js';
import { newTraffic, publishTraffic } from './harness/traffic.js';

const TRAININGS = shareOf(20);
/** Trainings until the heap, caches and worker pools have their size. */
const WARM_UP = 5;
const MOST_GROWTH_MB = 80;
/** No more is sent while so many wait: what waits is in memory, and it is the trainings that are watched. */
const MOST_WAITING = 200;

const residentMb = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

it(`${TRAININGS} trainings in a row under load lose no message and leave memory flat`, async () => {
  const dir = mkdtempSync(join(tmpdir(), 'weiche-retraining-'));
  const service = await startServiceProcess({ dataDir: dir, env: { WEICHE_LOG_LEVEL: 'error' } });
  const bus = openSqliteBus({ dir, clock: systemClock });
  let staff: WorkingStaff | undefined;
  try {
    const call = apiOf(service.url);
    const traffic = newTraffic();
    const resident: number[] = [];
    const models = new Set<string>();
    await hireStaff(call);
    staff = workOn(() => call);
    for (let training = 0; training < TRAININGS; training++) {
      // a row that is new, so that every training makes another model
      const example = {
        text: `Wo bleibt mein Paket Nummer ${training}?`,
        label: 'track_order',
        language: 'de',
      };
      expect((await call('POST', '/v1/knowledge/examples', { examples: [example] })).status).toBe(201);
      const { body } = await call('POST', '/v1/models/retrain', { seed: training });
      let batch = 0;
      const job = await until(
        'the training',
        async () => {
          const waiting = await call('GET', `/v1/tickets?state=pending&limit=${MOST_WAITING}`).catch(
            () => null,
          );
          if ((waiting?.body?.items ?? []).length < MOST_WAITING)
            await publishTraffic(traffic, bus, {
              name: `t${training}-${batch++}`,
              count: 20,
              random: Math.random,
            });
          // a connection may break off while the machine is busy; a process may not
          const answer = await call('GET', `/v1/jobs/${body.jobId}`).catch(() => null);
          if (service.child.exitCode !== null || service.child.signalCode !== null)
            throw new Error(`the service has ended:\n${service.output()}`);
          return answer?.body.endedAt == null ? null : answer.body;
        },
        240_000,
      );
      expect(job.state).toBe('succeeded');
      models.add(job.result.modelId);
      resident.push(residentMb(service.child.pid ?? 0));
      console.error(`training ${training + 1}: ${Math.round(resident.at(-1) ?? 0)} MB`);
    }
    expect(models.size).toBe(TRAININGS);
    await until(
      'the last messages',
      async () => {
        const metrics = String((await call('GET', '/metrics')).body);
        const lag = [...metrics.matchAll(/^weiche_intake_lag_records\{.*\} (\d+)/gm)];
        return lag.length > 0 && lag.every(([, records]) => records === '0') ? true : null;
      },
      240_000,
    );
    await staff.end();
    const store = openSqliteStore({ dir });
    const counts = await audit(store, traffic).finally(() => store.close());
    await service.stop();
    report(`${TRAININGS} trainings in a row under load`, counts);
    console.log(
      `${staff.completed()} tickets completed; resident after each: ${resident.map((mb) => Math.round(mb)).join(' ')} MB`,
    );
    expect(counts).toMatchObject(CLEAN);
    if (TRAININGS > 2 * WARM_UP) {
      const settled = Math.max(...resident.slice(0, WARM_UP));
      expect(Math.max(...resident.slice(WARM_UP))).toBeLessThan(settled + MOST_GROWTH_MB);
    }
  } finally {
    await staff?.end();
    await bus.close();
    await service.kill();
    rmSync(dir, { recursive: true, force: true });
  }
}, 1_800_000);
