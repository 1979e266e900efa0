import request from 'supertest';
import type { Job } from '../../../src/domain/job.js';
import type { ModelRecord } from '../../../src/domain/model.js';
import { conflict, invalid, ok } from '../../../src/service/outcome.js';
import { createSharedKnowledge } from '../../../src/service/shared-knowledge.js';
import { keepTrainingReport } from '../../../src/service/training-reports.js';
import { inMemoryStore } from '../../fakes/in-memory-store.js';
import { aBusinessCase, bearer, KEYS, openHttp } from './open-http.js';

const QUEUE = {
  displayName: { de: 'Bestellungen', en: 'Orders' },
  serviceLevelSeconds: 3600,
  requiredSkills: { orders: 1 },
};
const WORKFLOW = {
  filters: [
    { name: 'orders', when: { businessCase: ['track_order'] }, target: { queue: 'orders', priority: 5 } },
  ],
  default: { queue: 'triage', priority: 0 },
};

const at = new Date('2026-03-02T08:00:00Z');
const aModel = (id: string, parts: Partial<ModelRecord> = {}): ModelRecord => ({
  id,
  version: 1,
  state: 'challenger',
  createdAt: at,
  promotedAt: null,
  predecessorId: null,
  hash: 'h',
  dataHash: 'd',
  examples: 10,
  metrics: { accuracy: 0.9, outOfScopeRecall: null },
  gate: [],
  ...parts,
});

async function withQueue() {
  const http = await openHttp();
  const as = bearer(KEYS.supervisor);
  const queue = await request(http.app).put('/v1/queues/orders').set(as).send(QUEUE);
  expect([queue.status, queue.body.weight]).toEqual([200, 1]);
  await request(http.app)
    .put('/v1/agents/a')
    .set(as)
    .send({ name: 'A', skills: { orders: 2 }, languages: ['de'] });
  return { ...http, put: (body: object) => request(http.app).put('/v1/workflow').set(as).send(body) };
}

describe('the workflow', () => {
  it('is versioned, and never overwrites somebody else’s change', async () => {
    const { app, put } = await withQueue();
    const first = await put(WORKFLOW);
    expect([first.status, first.body.version, first.headers['etag']]).toEqual([200, 1, '"1"']);
    const second = await put({ ...WORKFLOW, version: 1 });
    expect([second.status, second.body.version]).toEqual([200, 2]);
    const stale = await put({ ...WORKFLOW, version: 1 });
    expect([stale.status, stale.body.code]).toEqual([409, 'workflow-changed']);
    const condition = await put(WORKFLOW).set('If-Match', '"1"');
    expect([condition.status, condition.body.code]).toEqual([412, 'workflow-changed']);
    expect((await put(WORKFLOW).set('If-Match', '"2"')).status).toBe(200);
    const current = await request(app).get('/v1/workflow').set(bearer(KEYS.supervisor));
    expect([current.body.version, current.headers['etag']]).toEqual([3, '"3"']);
  });

  it('with an error is refused with the place and a sentence, and nothing of it is stored', async () => {
    const { app, put } = await withQueue();
    const answer = await put({
      ...WORKFLOW,
      default: { queue: 'nowhere', priority: 0, requiredSkills: { magic: 1 } },
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'workflow-invalid']);
    expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      '/body/default/queue',
      '/body/default/requiredSkills/magic',
    ]);
    expect((await request(app).get('/v1/workflow').set(bearer(KEYS.supervisor))).status).toBe(404);
  });

  it('can be tried on paper; errors are told where they stand', async () => {
    const asked: unknown[] = [];
    const ticket = { queue: 'orders', priority: 0, agentId: 'anna', waitSeconds: 5, targetWaitSeconds: 60 };
    const figures = {
      queue: 'orders',
      tickets: 1,
      unanswered: 0,
      meanWaitSeconds: 5,
      longestWaitSeconds: 5,
      serviceLevel: 1,
    };
    const dryRun = {
      tickets: 1,
      unchanged: 1,
      changes: [],
      replay: {
        tickets: 1,
        before: [figures],
        after: [figures],
        changes: [
          {
            ticketId: 't1',
            businessCase: null,
            before: ticket,
            after: { ...ticket, agentId: null, waitSeconds: null },
          },
        ],
      },
    };
    const { app } = await openHttp({
      useCases: {
        dryRunWorkflow: async (request) => {
          asked.push(request.limit);
          return asked.length === 1
            ? ok(dryRun)
            : invalid('workflow-invalid', 'The workflow has errors.', [
                { path: '/default', sentence: 'is wrong' },
              ]);
        },
      },
    });
    const run = () =>
      request(app).post('/v1/workflow/dry-run').set(bearer(KEYS.supervisor)).send({ workflow: WORKFLOW });
    expect((await run()).body).toEqual(dryRun);
    expect((await run()).body.errors).toEqual([{ path: '/body/workflow/default', message: 'is wrong' }]);
    expect(asked).toEqual([200, 200]);
  });
});

describe('the knowledge base', () => {
  it('shows and changes business cases', async () => {
    const { app, store } = await openHttp();
    const as = bearer(KEYS.data);
    const listed = await request(app).get('/v1/knowledge/business-cases').set(as);
    expect(listed.body.items.map(({ key }: { key: string }) => key)).toEqual(['track_order', 'cancel_order']);
    const { key: _, ...profile } = aBusinessCase('lost_parcel');
    const put = await request(app).put('/v1/knowledge/business-cases/lost_parcel').set(as).send(profile);
    expect([put.status, put.body.key]).toEqual([200, 'lost_parcel']);
    expect((await store.businessCases.all()).map(({ key }) => key)).toEqual(['lost_parcel']);
    const wrong = await request(app).put('/v1/knowledge/business-cases/Lost Parcel').set(as).send(profile);
    expect([wrong.status, wrong.body.code]).toEqual([422, 'business-case-key']);
  });

  it('takes examples, as JSON or as JSON lines, all or none', async () => {
    const { app } = await openHttp();
    const as = bearer(KEYS.data);
    const post = () => request(app).post('/v1/knowledge/examples').set(as);
    const added = await post().send({
      examples: [{ id: 'x-1', text: 'Wo ist mein Paket?', label: 'track_order', business: 'shop' }],
    });
    expect([added.status, added.body]).toEqual([201, { added: 1, ids: ['x-1'] }]);
    const lines =
      '{"text":"storno bitte","label":"cancel_order"}\n\n{"text":"schönes wetter","label":null}\n';
    const more = await post().set('Content-Type', 'application/x-ndjson').send(lines);
    expect([more.status, more.body.added]).toEqual([201, 2]);
    const wrong = await post().send({
      examples: [
        { text: 'a', label: 'track_order' },
        { text: 'b', label: 'nope' },
      ],
    });
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, '/body/examples/1/label']);
    const broken = await post()
      .set('Content-Type', 'application/x-ndjson')
      .send('{"text":"a","label":null}\n{"text"');
    expect([broken.status, broken.body.code, broken.body.errors[0].path]).toEqual([
      400,
      'malformed-json',
      '/body/1',
    ]);

    const listed = await request(app).get('/v1/knowledge/examples').set(as);
    expect(listed.body.items.length).toBe(3);
    expect(listed.body.items).toContainEqual(expect.objectContaining({ id: 'x-1', business: 'shop' }));
    const outOfScope = await request(app).get('/v1/knowledge/examples?outOfScope=true').set(as);
    expect(outOfScope.body.items.map(({ text }: { text: string }) => text)).toEqual(['schönes wetter']);
    expect((await request(app).delete('/v1/knowledge/examples/x-1').set(as)).status).toBe(204);
    expect((await request(app).delete('/v1/knowledge/examples/x-1').set(as)).status).toBe(404);
  });

  it('tells what labels are suspected, and takes a person’s word on each', async () => {
    const { app, store } = await openHttp({
      dependencies: {
        knowledge: createSharedKnowledge(
          {
            businessCases: [aBusinessCase('track_order'), aBusinessCase('cancel_order')],
            trainingRows: [{ text: 'Storno bitte', label: 'track_order' }],
            goldenRows: [],
          },
          inMemoryStore(),
          () => new Date(0),
        ),
      },
    });
    const as = bearer(KEYS.data);
    const list = async () => (await request(app).get('/v1/knowledge/suspects').set(as)).body;
    expect(await list()).toEqual({ modelId: null, items: [], next: null });
    await store.models.insertMany([{ document: aModel('new') }]);
    const suspect = { text: 'Storno bitte', subject: null, label: 'track_order', suggested: 'cancel_order' };
    const suspects = [{ ...suspect, confidence: 0.9 }];
    await keepTrainingReport({ store }, { modelId: 'new', suspects });
    const [item] = (await list()).items;
    expect(item).toEqual({ ...suspects[0], id: expect.any(String), exampleId: null });
    const decide = (id: string, body: object) =>
      request(app).post(`/v1/knowledge/suspects/${id}`).set(as).send(body);
    expect((await decide('nope', { decision: 'keep' })).status).toBe(404);
    expect((await decide(item.id, { decision: 'burn' })).status).toBe(400);
    expect((await decide(item.id, { decision: 'move', businessCase: 'nope' })).body).toMatchObject({
      status: 422,
      errors: [{ path: '/body/businessCase' }],
    });
    expect((await decide(item.id, { decision: 'move' })).status).toBe(204);
    expect((await store.examples.list({})).items).toMatchObject([
      { text: 'Storno bitte', label: 'cancel_order', createdBy: 'name of key-data' },
    ]);
    const agents = await request(app).get('/v1/knowledge/suspects').set(bearer(KEYS.agent));
    expect(agents.status).toBe(403);
  });

  it('takes answers', async () => {
    const { app } = await openHttp();
    const put = await request(app).put('/v1/knowledge/answers/track-de').set(bearer(KEYS.data)).send({
      businessCase: 'track_order',
      language: 'de',
      title: 'Paket',
      text: 'Ihr Paket {{tracking_number}} …',
    });
    expect(put.body).toMatchObject({ id: 'track-de', version: 1, requiredEntities: [] });
  });
});

describe('models', () => {
  it('are promoted and rolled back', async () => {
    const { app, store } = await openHttp();
    await store.models.insertMany([
      { document: aModel('old', { state: 'champion', promotedAt: at }) },
      { document: aModel('new') },
    ]);
    const post = (path: string) => request(app).post(`/v1/models/${path}`).set(bearer(KEYS.data));
    expect((await post('new/promote')).body).toMatchObject({
      id: 'new',
      state: 'champion',
      predecessorId: 'old',
    });
    expect((await post('rollback')).body).toMatchObject({ id: 'old', state: 'champion' });
    expect((await post('rollback')).body).toMatchObject({ status: 409, code: 'no-predecessor' });
    expect((await post('nope/promote')).body).toMatchObject({ status: 404, code: 'model-not-found' });
    const listed = await request(app).get('/v1/models').set(bearer(KEYS.supervisor));
    expect(listed.body.items.length).toBe(2);
  });

  it('are tried beside the champion, with what they show', async () => {
    const { app, store } = await openHttp();
    await store.models.insertMany([
      { document: aModel('old', { state: 'champion', promotedAt: at }) },
      { document: aModel('new') },
    ]);
    const trial = (id: string) => request(app).put(`/v1/models/${id}/trial`).set(bearer(KEYS.data));
    expect((await trial('new').send({ share: 0.1 })).body).toMatchObject({
      state: 'shadow',
      trial: { share: 0.1, predictions: 0, judged: 0 },
    });
    expect((await trial('new').send({ share: 0.6 })).body).toMatchObject({ status: 400 });
    expect((await trial('old').send()).body).toMatchObject({ status: 409, code: 'model-is-champion' });
    const listed = await request(app).get('/v1/models').set(bearer(KEYS.supervisor));
    expect(listed.body.items.map(({ trial: shown }: { trial: unknown }) => shown === null)).toEqual(
      listed.body.items.map(({ id }: { id: string }) => id === 'old'),
    );
    const ended = await request(app).delete('/v1/models/new/trial').set(bearer(KEYS.data));
    expect(ended.body).toMatchObject({ state: 'challenger', trial: { share: 0.1 } });
    expect((await trial('new').set(bearer(KEYS.agent)).send()).status).toBe(403);
  });

  it('show what parts of their examples teach, and how they differ from another one', async () => {
    const asked: unknown[] = [];
    const { app, store } = await openHttp({
      useCases: {
        compareModels: async (request) => {
          asked.push(request);
          const verdict = {
            passed: true,
            championAccuracy: 0.5,
            challengerAccuracy: 1,
            won: 1,
            lost: 0,
            pValue: 1,
            sentences: ['It is not worse.'],
          };
          const row = { row: 0, text: 'Storno', label: 'cancel_order', before: null, after: 'cancel_order' };
          const changed = [{ ...row, change: 'won' as const }];
          return ok({ beforeId: 'old', afterId: 'new', n: 2, verdict, changed });
        },
      },
    });
    await store.models.insertMany([{ document: aModel('new') }]);
    const get = (path: string) => request(app).get(`/v1/models/${path}`).set(bearer(KEYS.data));
    expect((await get('new/learning-curve')).body).toEqual({ items: [], next: null });
    expect((await get('nope/learning-curve')).status).toBe(404);
    const learning = [
      { share: 0.1, rows: 5, accuracy: null },
      { share: 1, rows: 50, accuracy: 0.9 },
    ];
    await keepTrainingReport({ store }, { modelId: 'new', learning });
    expect((await get('new/learning-curve')).body.items).toEqual(learning);
    expect((await get('new/comparison?with=old')).body).toMatchObject({
      beforeId: 'old',
      championAccuracy: 0.5,
      changed: [{ text: 'Storno', change: 'won' }],
    });
    expect((await get('new/comparison')).status).toBe(200);
    expect(asked).toEqual([{ afterId: 'new', beforeId: 'old' }, { afterId: 'new' }]);
    const supervisors = await request(app).get('/v1/models/new/comparison').set(bearer(KEYS.supervisor));
    expect(supervisors.status).toBe(403);
  });

  it('are trained by a job that can be watched', async () => {
    const job: Job = {
      id: 'j-1',
      version: 0,
      kind: 'retrain',
      state: 'queued',
      progress: 0,
      step: 'Waiting to begin',
      createdAt: at,
      endedAt: null,
      result: null,
      error: null,
    };
    const asked: unknown[] = [];
    const { app, store } = await openHttp({
      useCases: {
        startRetrain: async (request) => {
          asked.push(request);
          return asked.length === 1 ? ok(job) : conflict('retrain-running', 'A training is running already.');
        },
      },
    });
    await store.jobs.put(job);
    const start = (body?: object) =>
      request(app).post('/v1/models/retrain').set(bearer(KEYS.data)).send(body);
    const started = await start();
    expect([started.status, started.body]).toEqual([202, { jobId: 'j-1' }]);
    expect((await start({ promote: false, seed: 3 })).body.code).toBe('retrain-running');
    expect(asked).toEqual([
      { requestedBy: 'name of key-data' },
      { promote: false, seed: 3, examine: false, requestedBy: 'name of key-data' },
    ]);
    const got = await request(app).get('/v1/jobs/j-1').set(bearer(KEYS.data));
    expect(got.body).toMatchObject({ id: 'j-1', state: 'queued', createdAt: '2026-03-02T08:00:00.000Z' });
  });
});

describe('classify and extract', () => {
  it('answer one row with one, an array with an array, JSON lines with JSON lines', async () => {
    const { app } = await openHttp();
    const post = () => request(app).post('/v1/classify').set(bearer(KEYS.data));
    const one = await post().send({ id: 7, text: 'Wo ist mein Paket?', mine: { a: 1 } });
    expect(one.body).toMatchObject({ id: 7, mine: { a: 1 }, businessCase: 'track_order', confidence: 0.9 });
    const many = await post().send([{ text: 'a' }, { text: 'b' }]);
    expect(many.body.map(({ text }: { text: string }) => text)).toEqual(['a', 'b']);
    const lines = await post()
      .set('Content-Type', 'application/x-ndjson')
      .send('{"text":"a"}\n{"text":"b"}\n');
    expect(lines.headers['content-type']).toBe('application/x-ndjson');
    expect(
      lines.text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).text),
    ).toEqual(['a', 'b']);
    const extracted = await request(app).post('/v1/extract').set(bearer(KEYS.ingest)).send({ text: 'a' });
    expect(extracted.body).toEqual({ text: 'a', entities: [] });
  });

  it.each([[{}], [[]], [{ text: 5 }], [[{ text: 'a' }, { txt: 'b' }]]])('refuse %j', async (body) => {
    const { app } = await openHttp();
    const answer = await request(app).post('/v1/classify').set(bearer(KEYS.data)).send(body);
    expect([answer.status, answer.body.code]).toEqual([400, 'validation-failed']);
  });
});
