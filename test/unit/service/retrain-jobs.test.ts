import type { TrainedModel, Trainer, TrainingRequest } from '../../../src/ports/trainer.js';
import { openEventStream } from '../../../src/service/event-stream.js';
import type { LiveClassifier } from '../../../src/service/flow.js';
import { readGateReport } from '../../../src/service/gate-reports.js';
import { openLiveModel } from '../../../src/service/live-model.js';
import { promoteModel, registerModel, rollBackModel } from '../../../src/service/model-registry.js';
import { startTrial } from '../../../src/service/model-trials.js';
import { startOutboxRelay } from '../../../src/service/outbox-relay.js';
import { createRetrainJobs, type RetrainJobs } from '../../../src/service/retrain-jobs.js';
import { latestSuspects, learningCurveOf } from '../../../src/service/training-reports.js';
import { waitUntil } from '../../contract/wait-until.js';
import { openService, type TestService, wordClassifier } from '../../fixtures/service/open-service.js';

/** A model whose one file says how it answers: `right` all, or `wrong` all. */
const model = (modelId: string, kind: 'right' | 'wrong'): TrainedModel => ({
  modelId,
  files: { kind: Buffer.from(kind) },
  hash: `hash of ${modelId}`,
  dataHash: 'rows',
  examples: 3,
  metrics: { accuracy: 0.9 },
  warnings: [],
});

const load = (modelId: string, files: Readonly<Record<string, Uint8Array>>): LiveClassifier => {
  const kind = Buffer.from(files['kind'] ?? []).toString();
  if (kind !== 'right' && kind !== 'wrong') throw new Error('damaged');
  const right = wordClassifier(modelId);
  if (kind === 'right') return right;
  return { ...right, classifyBatch: (inputs) => right.classifyBatch(inputs.map(() => ({ text: 'blubb' }))) };
};

describe('retraining', () => {
  let service: TestService;
  let next: TrainedModel;
  let jobs: RetrainJobs;
  let started: (() => void) | null;
  let asked: TrainingRequest[];

  beforeEach(async () => {
    service = await openService();
    started = null;
    asked = [];
    const trainer: Trainer = {
      train: async (request) => {
        const { onProgress, signal } = request;
        asked.push(request);
        onProgress?.(0.5, 'Training');
        if (started !== null) {
          started();
          await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
        }
        return next;
      },
    };
    await registerModel(service.context, { trained: model('first', 'right'), state: 'challenger', gate: [] });
    await promoteModel(service.context, 'first');
    jobs = createRetrainJobs(service.context, {
      instanceId: 'one',
      knowledge: service.flow.knowledge,
      trainer,
      load,
    });
  });
  afterEach(() => service.context.bus.close());

  const run = async (request = {}) => {
    const outcome = await jobs.start(request);
    if (outcome.kind !== 'ok') throw new Error(outcome.sentence);
    const { jobs: stored } = service.context.store;
    await waitUntil('the job to end', async () => (await stored.get(outcome.value.id))?.endedAt != null);
    return (await stored.get(outcome.value.id))!;
  };
  const champion = async () => (await service.context.store.models.champion())?.id;

  it('gives up a training whose right went to another instance, and leaves that right alone', async () => {
    const { leases, jobs: stored } = service.context.store;
    let unanswered: AbortSignal | undefined;
    const frozen = createRetrainJobs(service.context, {
      instanceId: 'one',
      knowledge: service.flow.knowledge,
      trainer: {
        train: ({ signal }) => {
          unanswered = signal;
          return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
        },
      },
      load,
      leaseMs: 30,
    });
    const outcome = await frozen.start();
    if (outcome.kind !== 'ok') throw new Error(outcome.sentence);
    await waitUntil('the training', async () => unanswered !== undefined);
    const muchLater = new Date(service.context.clock.now().getTime() + 3_600_000);
    const taken = { name: 'retrain', holder: 'two', now: muchLater, durationMs: 60_000 };
    expect(await leases.acquire(taken)).not.toBeNull();
    await waitUntil('the job to end', async () => (await stored.get(outcome.value.id))?.endedAt != null);
    expect(await stored.get(outcome.value.id)).toMatchObject({
      state: 'failed',
      error: 'The instance did not answer for so long that another one may train.',
    });
    expect(unanswered?.aborted).toBe(true);
    await frozen.close();
    expect(await leases.acquire({ ...taken, holder: 'three' })).toBeNull();
  });

  it('promotes a challenger that is not worse, and keeps what it replaced', async () => {
    next = model('second', 'right');
    expect(await run()).toMatchObject({
      state: 'succeeded',
      progress: 1,
      result: { modelId: 'second', promoted: true },
    });
    expect(await champion()).toBe('second');
    expect(await service.context.store.models.get('first')).toMatchObject({ state: 'retired' });
    expect(await service.context.store.models.get('second')).toMatchObject({
      predecessorId: 'first',
      metrics: { accuracy: 0.9, goldenAccuracy: 1 },
    });
  });

  it('refuses a worse one, and says why', async () => {
    next = model('second', 'wrong');
    const job = await run();
    expect(job).toMatchObject({
      state: 'succeeded',
      result: { promoted: false, championAccuracy: 1, challengerAccuracy: 0.5 },
    });
    expect(await champion()).toBe('first');
    const refused = await service.context.store.models.get('second');
    expect(refused?.state).toBe('refused');
    expect(refused?.gate.join(' ')).toContain('worse');
    const report = await readGateReport(service.context, 'second', 'json');
    expect(report.kind === 'ok' && JSON.parse(report.value)).toMatchObject({
      passed: false,
      championId: 'first',
    });
    const page = await readGateReport(service.context, 'second', 'html');
    expect(page.kind === 'ok' && page.value).toContain('Refused: second');
  });

  it('keeps what the training found out about its rows, and asks for more only when told to', async () => {
    next = {
      ...model('second', 'right'),
      suspects: [{ text: 'x', subject: null, label: 'a', suggested: 'b', confidence: 0.9 }],
    };
    await run();
    expect(asked[0]?.examineOn).toBeUndefined();
    expect(await latestSuspects(service.context)).toEqual({ modelId: 'second', suspects: next.suspects });
    expect(await learningCurveOf(service.context, 'second')).toEqual([]);
    // the same rows give the same model, now with its curve
    next = { ...next, learning: [{ share: 1, rows: 3, accuracy: 0.9 }] };
    await run({ examine: true });
    expect(asked[1]?.examineOn).toEqual(await service.flow.knowledge.goldenRows());
    expect(asked[1]?.examineOn).not.toEqual([]);
    expect(await learningCurveOf(service.context, 'second')).toEqual(next.learning);
  });

  it('only keeps the challenger when asked to', async () => {
    next = model('second', 'right');
    await run({ promote: false });
    expect(await champion()).toBe('first');
    expect(await service.context.store.models.get('second')).toMatchObject({ state: 'challenger' });
  });

  it('keeps what it trained as a challenger while another model is on trial', async () => {
    await registerModel(service.context, { trained: model('tried', 'right'), state: 'challenger', gate: [] });
    await startTrial(service.context, 'tried');
    next = model('second', 'right');
    expect(await run()).toMatchObject({ result: { passed: true, promoted: false } });
    expect(await champion()).toBe('first');
    const waiting = await service.context.store.models.get('second');
    expect(waiting).toMatchObject({ state: 'challenger' });
    expect(waiting?.gate.join(' ')).toContain('tried is on trial');
  });

  it('runs once at a time, can be canceled, and begun anew', async () => {
    const begun = new Promise<void>((resolve) => {
      started = resolve;
    });
    next = model('second', 'right');
    const first = await jobs.start();
    await begun;
    expect(await jobs.start()).toMatchObject({ kind: 'conflict', code: 'retrain-running' });
    const id = first.kind === 'ok' ? first.value.id : '';
    expect(await jobs.cancel(id)).toMatchObject({ kind: 'ok', value: { state: 'canceled' } });
    started = null;
    expect(await run()).toMatchObject({ state: 'succeeded' });
  });

  it('is canceled by way of another instance too', async () => {
    const begun = new Promise<void>((resolve) => {
      started = resolve;
    });
    next = model('second', 'right');
    const first = await jobs.start();
    await begun;
    const elsewhere = createRetrainJobs(service.context, {
      instanceId: 'two',
      knowledge: service.flow.knowledge,
      trainer: { train: async () => next },
      load,
    });
    const id = first.kind === 'ok' ? first.value.id : '';
    expect(await elsewhere.cancel(id)).toMatchObject({ kind: 'ok', value: { cancelRequested: true } });
    const { jobs: stored } = service.context.store;
    await waitUntil('the end', async () => (await stored.get(id))?.state === 'canceled');
  });

  it('marks what a killed process left behind as failed', async () => {
    const at = service.clock.now();
    const left = {
      kind: 'retrain',
      state: 'running',
      progress: 0.3,
      step: 'Training',
      endedAt: null,
      result: null,
      error: null,
    } as const;
    await service.context.store.jobs.put({ ...left, id: 'left', version: 0, createdAt: at });
    await jobs.recover();
    expect(await service.context.store.jobs.get('left')).toMatchObject({ state: 'failed', endedAt: at });
  });

  it('swaps the live model on promotion and roll back, and keeps it when the new one is damaged', async () => {
    const relay = startOutboxRelay(service.context);
    const events = await openEventStream(service.context, { instanceId: 'one' });
    const live = await openLiveModel(service.context, { events, load });
    expect(live.current().modelId).toBe('first');
    next = model('second', 'right');
    await run();
    await waitUntil('the second model', () => live.current().modelId === 'second');
    expect(await rollBackModel(service.context)).toMatchObject({ kind: 'ok' });
    await waitUntil('the first model again', () => live.current().modelId === 'first');
    expect(await rollBackModel(service.context)).toMatchObject({ kind: 'conflict', code: 'no-predecessor' });

    const broken = { ...model('broken', 'right'), files: { kind: Buffer.from('rigXt') } };
    await registerModel(service.context, { trained: broken, state: 'challenger', gate: [] });
    await promoteModel(service.context, 'broken');
    await live.refresh();
    expect(live.current().modelId).toBe('first');
    await live.close();
    await events.close();
    await relay.close();
  });
});
