import type { Example } from '../../../src/domain/example.js';
import type { SuspectLabel } from '../../../src/domain/suspect-label.js';
import { createSharedKnowledge } from '../../../src/service/shared-knowledge.js';
import { decideSuspect, openSuspects, type SuspectVerdict } from '../../../src/service/suspect-labels.js';
import { keepTrainingReport } from '../../../src/service/training-reports.js';
import { openService, type TestService } from '../../fixtures/service/open-service.js';

const WRONG = 'Bitte schicken Sie mir die Rechnung';
const STORED = 'Wo bleibt die Rechnung?';
const suspect = (text: string, parts: Partial<SuspectLabel> = {}): SuspectLabel => ({
  text,
  subject: null,
  label: 'track_order',
  suggested: 'get_invoice',
  confidence: 0.9,
  ...parts,
});

describe('suspect labels', () => {
  let service: TestService;
  let knowledge: ReturnType<typeof createSharedKnowledge>;
  const files: readonly Example[] = [
    { text: WRONG, label: 'track_order', source: 'writer-1/a', entities: [] },
    { text: 'Wo ist mein Paket?', label: 'track_order' },
  ];

  beforeEach(async () => {
    service = await openService();
    const { store } = service.context;
    const businessCases = await service.flow.knowledge.businessCases();
    knowledge = createSharedKnowledge(
      { businessCases, trainingRows: files, goldenRows: [] },
      store,
      service.clock.now,
    );
    await store.examples.insertMany([
      {
        id: 'feedback-T',
        version: 1,
        golden: false,
        text: STORED,
        label: 'track_order',
        createdAt: service.clock.now(),
        createdBy: 'anna',
        source: 'feedback/confirmed',
        verdicts: [{ agentId: 'anna', label: 'track_order', at: 0 }],
      },
    ]);
    await found('m1', [suspect(WRONG), suspect(STORED)]);
  });
  afterEach(() => service.context.bus.close());

  const found = async (modelId: string, suspects: readonly SuspectLabel[]) => {
    const { store, clock } = service.context;
    const model = {
      state: 'challenger',
      promotedAt: null,
      predecessorId: null,
      hash: 'h',
      dataHash: 'd',
    } as const;
    const document = {
      ...model,
      id: modelId,
      version: 1,
      createdAt: clock.now(),
      examples: 1,
      metrics: {},
      gate: [],
    };
    await store.models.insertMany([{ document }]);
    await keepTrainingReport(service.context, { modelId, suspects });
  };
  const open = async () => (await openSuspects(service.context, knowledge)).items;
  const texts = async () => (await open()).map(({ text }) => text);
  const decide = async (text: string, verdict: SuspectVerdict) => {
    const id = (await open()).find((one) => one.text === text)?.id ?? 'none';
    return decideSuspect(service.context, knowledge, { id, verdict, by: 'jonas' });
  };
  const learnt = async (text: string) =>
    (await knowledge.trainingRows()).filter((row) => row.text === text).map(({ label }) => label);

  it('are those of the newest training that looked for them', async () => {
    expect(await open()).toEqual([
      { ...suspect(WRONG), id: expect.any(String), exampleId: null },
      { ...suspect(STORED), id: expect.any(String), exampleId: 'feedback-T' },
    ]);
    service.clock.advance(1000);
    await found('m2', [suspect(STORED)]);
    expect(await texts()).toEqual([STORED]);
    expect((await openSuspects(service.context, knowledge)).modelId).toBe('m2');
  });

  it.each([WRONG, STORED])(
    'that are kept are learnt as before, and not suspected again: %s',
    async (text) => {
      expect(await decide(text, { decision: 'keep' })).toMatchObject({ kind: 'ok' });
      expect(await texts()).not.toContain(text);
      expect(await learnt(text)).toEqual(['track_order']);
      service.clock.advance(1000);
      await found('m2', [suspect(text)]);
      expect(await texts()).toEqual([]);
    },
  );

  it.each([WRONG, STORED])('that are moved are learnt as the other case: %s', async (text) => {
    await decide(text, { decision: 'move' });
    expect(await texts()).not.toContain(text);
    expect(await learnt(text)).toEqual(['get_invoice']);
  });

  it('may be moved elsewhere than they read as, out of scope too, but not to a case that is not there', async () => {
    expect(await decide(WRONG, { decision: 'move', businessCase: 'nope' })).toMatchObject({
      kind: 'invalid',
    });
    expect(await learnt(WRONG)).toEqual(['track_order']);
    await decide(WRONG, { decision: 'move', businessCase: null });
    expect(await learnt(WRONG)).toEqual([null]);
  });

  it.each([WRONG, STORED])('that are removed are not learnt any more: %s', async (text) => {
    await decide(text, { decision: 'remove' });
    expect(await texts()).not.toContain(text);
    expect(await learnt(text)).toEqual([]);
    expect(await learnt('Wo ist mein Paket?')).toEqual(['track_order']);
  });

  it('that were removed may be added again by a person', async () => {
    await decide(WRONG, { decision: 'remove' });
    const at = { createdAt: service.clock.now(), createdBy: 'jonas' };
    const again = { id: 'again', version: 1, golden: false, text: WRONG, label: 'get_invoice', ...at };
    await service.context.store.examples.insertMany([again]);
    expect(await learnt(WRONG)).toEqual(['get_invoice']);
  });

  it('keep where they came from and the facts that are marked', async () => {
    await decide(WRONG, { decision: 'move' });
    expect(await knowledge.trainingRows()).toContainEqual({
      text: WRONG,
      label: 'get_invoice',
      source: 'writer-1/a',
      entities: [],
    });
  });

  it('go when the row has another label by now, or stands there twice', async () => {
    const at = { version: 1, golden: false, createdAt: service.clock.now(), createdBy: 'anna' };
    const { examples } = service.context.store;
    await examples.insertMany([{ ...at, id: 'x', text: WRONG, label: 'praise' }]);
    expect(await texts()).toEqual([STORED]);
    await examples.insertMany([{ ...at, id: 'y', text: STORED, label: 'track_order' }]);
    expect(await texts()).toEqual([]);
  });

  it('are decided once', async () => {
    const [first] = await open();
    const verdict = { id: first!.id, verdict: { decision: 'keep' }, by: 'jonas' } as const;
    expect(await decideSuspect(service.context, knowledge, verdict)).toMatchObject({ kind: 'ok' });
    expect(await decideSuspect(service.context, knowledge, verdict)).toMatchObject({ kind: 'not-found' });
  });
});
