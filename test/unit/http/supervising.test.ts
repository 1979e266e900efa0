import request from 'supertest';
import { aTicket } from '../../fixtures/domain/a-ticket.js';
import { bearer, KEYS, openHttp, type TestHttp } from './open-http.js';

const as = (http: TestHttp, key = KEYS.supervisor as string) => {
  const call = (method: 'get' | 'put' | 'post', path: string, body?: object) =>
    request(http.app)[method](path).set(bearer(key)).send(body);
  return {
    get: (path: string) => call('get', path),
    put: (path: string, body: object) => call('put', path, body),
    post: (path: string, body: object) => call('post', path, body),
  };
};

const aQueue = {
  displayName: { de: 'Bestellungen', en: 'Orders' },
  serviceLevelSeconds: 3600,
  requiredSkills: {},
};
const openingHours = {
  timeZone: 'Europe/Berlin',
  weekly: [{ days: ['mon', 'fri'], from: '08:00', to: '24:00' }],
  holidays: [{ date: '2026-12-25' }],
};

describe('a queue', () => {
  it('has opening hours, an overflow, a wrap-up time and may accept by itself', async () => {
    const supervisor = as(await openHttp());
    expect((await supervisor.put('/v1/queues/night', aQueue)).body).not.toHaveProperty('openingHours');
    const options = {
      openingHours,
      overflow: { to: 'night', whenClosed: true, afterSeconds: 90 },
      autoAccept: true,
      wrapUpSeconds: 30,
    };
    const put = await supervisor.put('/v1/queues/orders', { ...aQueue, ...options });
    expect([put.status, put.body]).toEqual([200, expect.objectContaining(options)]);
    const list = await supervisor.get('/v1/queues');
    expect(list.body.items).toContainEqual(expect.objectContaining({ name: 'orders', ...options }));
  });

  it('is refused with path and sentence where its hours or its overflow make no sense, and is not half stored', async () => {
    const http = await openHttp();
    const refused = await as(http).put('/v1/queues/orders', {
      ...aQueue,
      openingHours: { ...openingHours, timeZone: 'Europe/Atlantis' },
      overflow: { to: 'orders', afterSeconds: 5 },
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'queue-invalid']);
    expect(refused.body.errors).toEqual([
      { path: '/body/openingHours/timeZone', message: 'There is no time zone "Europe/Atlantis".' },
      {
        path: '/body/overflow/to',
        message: 'Overflow would go round in a circle: orders → orders.',
      },
    ]);
    expect(await http.store.queues.all()).toEqual([]);
    const shape = await as(http).put('/v1/queues/orders', {
      ...aQueue,
      openingHours: { ...openingHours, weekly: [{ days: ['monday'], from: '8', to: '25:00' }] },
    });
    expect(shape.status).toBe(400);
  });
});

describe('the versions of the workflow', () => {
  const workflow = (priority: number) => ({ filters: [], default: { queue: 'triage', priority } });

  it('are kept, and an earlier one can be put in force again', async () => {
    const supervisor = as(await openHttp());
    await supervisor.put('/v1/workflow', workflow(1));
    await supervisor.put('/v1/workflow', workflow(2));
    const back = await supervisor.post('/v1/workflow/rollback', { toVersion: 1, expectedVersion: 2 });
    expect([back.status, back.body]).toEqual([200, { ...workflow(1), version: 3 }]);
    const { body } = await supervisor.get('/v1/workflow/versions');
    expect(body.items).toEqual([
      { ...workflow(1), version: 3 },
      { ...workflow(2), version: 2 },
      { ...workflow(1), version: 1 },
    ]);
    expect((await supervisor.post('/v1/workflow/rollback', { toVersion: 9 })).status).toBe(404);
    const stale = await supervisor.post('/v1/workflow/rollback', { toVersion: 2, expectedVersion: 2 });
    expect([stale.status, stale.body.code]).toEqual([409, 'workflow-changed']);
    // an export can be imported: the current version goes in as the one that it starts from
    expect((await supervisor.put('/v1/workflow', (await supervisor.get('/v1/workflow')).body)).status).toBe(
      200,
    );
  });
});

describe('an agent', () => {
  it('can be kept from queues, business cases and customers', async () => {
    const supervisor = as(await openHttp());
    const exclusions = { queues: ['orders'], customers: ['c-1'] };
    const profile = { name: 'Anna', skills: { orders: 3 }, languages: ['de'] };
    const put = await supervisor.put('/v1/agents/agent-1', { ...profile, exclusions });
    expect([put.status, put.body]).toEqual([200, expect.objectContaining({ exclusions, missedOffers: 0 })]);
    expect((await supervisor.put('/v1/agents/agent-1', profile)).body).not.toHaveProperty('exclusions');
  });
});

describe('a ticket', () => {
  const until = (http: TestHttp, seconds: number) =>
    new Date(http.clock.now().getTime() + seconds * 1000).toISOString();

  it('can be put aside by its agent until a date, and taken up again before', async () => {
    const http = await openHttp();
    await http.store.tickets.insertMany([
      { document: aTicket({ id: 'T-1', state: 'assigned', agentId: 'agent-1', targetWaitSeconds: 60 }) },
    ]);
    const agent = as(http, KEYS.agent);
    const date = until(http, 3600);
    expect((await as(http, KEYS.otherAgent).post('/v1/tickets/T-1/hold', { until: date })).status).toBe(403);
    expect((await agent.post('/v1/tickets/T-1/hold', { until: until(http, -1) })).body.code).toBe(
      'hold-in-the-past',
    );
    const held = await agent.post('/v1/tickets/T-1/hold', { until: date, reason: 'Rückruf' });
    expect([held.status, held.body]).toEqual([
      200,
      expect.objectContaining({
        state: 'pending',
        heldUntil: date,
        waitingSince: date,
        preferredAgentId: 'agent-1',
      }),
    ]);
    const [note] = await http.store.decisions.byTicket('T-1');
    expect(note?.data).toMatchObject({
      sentence: expect.stringMatching(/^Put aside until .* UTC \(Rückruf\)\.$/),
    });
    http.clock.advance(1000);
    const ended = await as(http).post('/v1/tickets/T-1/hold', { until: null });
    expect(ended.body).toMatchObject({
      heldUntil: null,
      waitingSince: until(http, 0),
      dueAt: until(http, 60),
    });
  });
});
