import type { StoredExample } from '../../../src/domain/example.js';
import { announceKnowledge } from '../../../src/service/announce-knowledge.js';
import { type EventStream, openEventStream } from '../../../src/service/event-stream.js';
import { registerModel } from '../../../src/service/model-registry.js';
import { conflict, ok } from '../../../src/service/outcome.js';
import { type RetrainSchedule, startRetrainSchedule } from '../../../src/service/retrain-schedule.js';
import { waitUntil } from '../../contract/wait-until.js';
import { openService, type TestService } from '../../fixtures/service/open-service.js';

const HOUR_MS = 3_600_000;

/** A model as training hands it over. */
const trained = {
  modelId: 'm',
  files: {},
  hash: '',
  dataHash: '',
  examples: 1,
  metrics: {},
  warnings: [],
};

describe('training by itself', () => {
  let service: TestService;
  let schedule: RetrainSchedule;
  let events: EventStream;
  let started: number;
  let looked: number;
  let next = 0;

  beforeEach(async () => {
    service = await openService();
    started = 0;
    looked = 0;
  });
  afterEach(async () => {
    await schedule.close();
    await events.close();
    await service.context.bus.close();
  });

  const open = async (options: { afterCorrections?: number; everyMs?: number } = {}) => {
    const { store, clock } = service.context;
    const models = { ...store.models, list: () => store.models.list().finally(() => looked++) };
    const context = { ...service.context, store: { ...store, models } };
    events = await openEventStream(context, { instanceId: 'one' });
    schedule = startRetrainSchedule(context, {
      events,
      afterCorrections: 3,
      everyMs: 0,
      ...options,
      jobs: {
        start: async () => {
          if (started < 0) return conflict('retrain-running', 'busy');
          started++;
          const job = {
            id: `job${started}`,
            version: 0,
            kind: 'retrain',
            state: 'failed',
            progress: 0,
            step: '',
            createdAt: clock.now(),
            endedAt: clock.now(),
            result: null,
            error: null,
          } as const;
          await store.jobs.put(job);
          return ok(job);
        },
      },
    });
  };
  /** An agent judges a message; resolves when the schedule has looked. */
  const judged = async (kind: 'corrected' | 'confirmed') => {
    service.clock.advance(1000);
    const example: StoredExample = {
      id: `x${next++}`,
      version: 1,
      text: 'text',
      label: 'track_order',
      golden: false,
      source: `feedback/${kind}`,
      createdAt: service.clock.now(),
      createdBy: 'anna',
      verdicts: [],
    };
    await service.context.store.examples.insertMany([example]);
    const before = looked;
    await announceKnowledge(service.context, { exampleId: example.id, feedback: kind });
    await waitUntil('the look', () => looked > before);
    // a closed schedule has finished what it was doing
  };

  it('starts with the third correction, and again with the sixth, though the first training failed', async () => {
    await open();
    const counts: number[] = [];
    for (let n = 1; n <= 6; n++) {
      await judged('confirmed');
      await judged('corrected');
      await service.context.store.jobs.all();
      await waitUntil('the start', () => started >= Math.floor(n / 3));
      counts.push(started);
    }
    expect(counts).toEqual([0, 0, 1, 1, 1, 2]);
  });

  it('never starts when it is switched off', async () => {
    await open({ afterCorrections: 0 });
    for (let n = 0; n < 5; n++) await judged('corrected');
    await schedule.close();
    expect(started).toBe(0);
  });

  it('does not take a model that has just been made of the shipped base for an old one', async () => {
    const registration = { trained, state: 'challenger', gate: [], knowledgeAt: new Date(0) } as const;
    await registerModel(service.context, registration);
    await open({ afterCorrections: 0, everyMs: HOUR_MS });
    await judged('confirmed');
    await schedule.close();
    expect(started).toBe(0);
  });

  it('starts after the set time if anything was judged', async () => {
    await registerModel(service.context, { trained, state: 'challenger', gate: [] });
    await open({ afterCorrections: 0, everyMs: HOUR_MS });
    await judged('confirmed');
    service.clock.advance(2 * HOUR_MS);
    await judged('confirmed');
    await waitUntil('the start', () => started === 1);
    await judged('confirmed');
    await schedule.close();
    expect(started).toBe(1);
  });
});
