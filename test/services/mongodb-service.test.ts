// Two instances of the service, each a process of its own, on one MongoDB: started together on an empty database, one
// story, one model for both.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiOf, type Call, until } from '../e2e/harness/api.js';
import { type ServiceProcess, startServiceProcess } from '../e2e/harness/service-process.js';
import { learnJargon, modelAt } from './harness/jargon.js';
import { misfits } from './harness/misfits.js';
import { dropDatabase, newDatabaseName, uriOf, withClient } from './harness/mongodb-database.js';

describe('the service on MongoDB', () => {
  const dir = mkdtempSync(join(tmpdir(), 'weiche-mongodb-'));
  const database = newDatabaseName();
  let instances: readonly ServiceProcess[] = [];
  let first: Call;
  let second: Call;

  beforeAll(async () => {
    // the embedded bus of one folder is shared; the URI comes from a file, as a secret does
    const uriFile = join(dir, 'mongodb-uri');
    writeFileSync(uriFile, uriOf(database));
    const start = () =>
      startServiceProcess({ dataDir: join(dir, 'data'), env: { MONGODB_URI_FILE: uriFile } });
    instances = await Promise.all([start(), start()]);
    [first, second] = instances.map(({ url }) => apiOf(url)) as [Call, Call];
  }, 240_000);

  afterAll(async () => {
    await Promise.all(instances.map((instance) => instance.stop()));
    await dropDatabase(database);
    rmSync(dir, { recursive: true, force: true });
  });

  it('agrees on one model and one admin key when two start at once on an empty database', async () => {
    const [models, other] = await Promise.all([first('GET', '/v1/models'), second('GET', '/v1/models')]);
    expect(models.body.items).toHaveLength(1);
    expect(models.body.items[0]).toMatchObject({ state: 'champion' });
    expect(other.body).toEqual(models.body);
    const counts = await withClient(async (client) => ({
      keys: await client.db(database).collection('api_keys').countDocuments(),
      migrations: await client.db(database).collection('weiche_migrations').countDocuments(),
    }));
    expect(counts).toEqual({ keys: 1, migrations: 2 });
  });

  it('leaves nothing in the embedded store', () => {
    expect(readdirSync(join(dir, 'data')).some((name) => name.startsWith('store.sqlite'))).toBe(false);
  });

  it('makes a ticket of a message at either instance, offers it, and both show the same', async () => {
    const queue = {
      displayName: { de: 'Alles', en: 'All' },
      weight: 1,
      serviceLevelSeconds: 60,
      requiredSkills: {},
    };
    expect((await first('PUT', '/v1/queues/triage', queue)).status).toBeLessThan(300);
    const workflow = { filters: [], default: { queue: 'triage', priority: 1 } };
    expect((await second('PUT', '/v1/workflow', workflow)).status).toBe(200);
    const agent = {
      name: 'Anna Berger',
      skills: { orders: 5, delivery: 5, billing: 5, contracts: 5, general: 5, triage: 5, technical: 5 },
      languages: ['de', 'en'],
      capacity: { email: 9, 'web-form': 9, chat: 9 },
    };
    expect((await first('PUT', '/v1/agents/anna', agent)).status).toBeLessThan(300);
    expect((await second('PATCH', '/v1/agents/anna/presence', { presence: 'available' })).status).toBe(200);
    for (const [id, call] of [
      ['at-first', first],
      ['at-second', second],
    ] as const) {
      const message = { channel: 'web-form', id, from: `${id}@kunde.example`, text: 'wo ist mein paket' };
      expect((await call('POST', '/v1/messages', message)).status).toBe(202);
      const path = `/v1/tickets?messageId=${id}`;
      const ticket = await until('the ticket to be offered', async () => {
        const { body } = await first('GET', path);
        return body.items[0]?.state === 'reserved' ? body.items[0] : null;
      });
      expect(ticket).toMatchObject({ agentId: 'anna', queue: 'triage' });
      expect((await second('GET', path)).body.items).toEqual([ticket]);
    }
    const carriers = () =>
      withClient((client) =>
        client
          .db(database)
          .collection('tickets')
          .countDocuments({ outbox: { $exists: true } }),
      );
    await until('all events to be published', async () => ((await carriers()) === 0 ? true : null));
  });

  it('gives both instances the promoted model within two seconds, and the old one after a roll back', async () => {
    const old = await modelAt(second);
    const job = await learnJargon(first, second);
    expect(job).toMatchObject({ state: 'succeeded', result: { promoted: true } });
    const { modelId } = job.result;
    expect(modelId).not.toBe(old);
    for (const call of [first, second]) {
      await until('the new model', async () => ((await modelAt(call)) === modelId ? true : null), 2000);
    }
    expect((await second('POST', '/v1/models/rollback')).status).toBe(200);
    for (const call of [first, second]) {
      await until('the old model', async () => ((await modelAt(call)) === old ? true : null), 2000);
    }
  }, 300_000);

  it('has stored nothing that the validators of a real MongoDB would refuse', async () => {
    expect(await misfits(database)).toEqual([]);
  });
});
