import { compareStoredModels } from '../../../src/service/compare-stored-models.js';
import type { LiveClassifier } from '../../../src/service/flow.js';
import { promoteModel, registerModel } from '../../../src/service/model-registry.js';
import { openService, type TestService, wordClassifier } from '../../fixtures/service/open-service.js';

const trained = (modelId: string, kind: 'right' | 'blind') => ({
  modelId,
  files: { kind: Buffer.from(kind) },
  hash: modelId,
  dataHash: 'rows',
  examples: 3,
  metrics: {},
  warnings: [],
});
/** The blind one takes everything for out of scope, or for a parcel where it has to choose. */
const load = (modelId: string, files: Readonly<Record<string, Uint8Array>>): LiveClassifier => {
  const right = wordClassifier(modelId);
  return Buffer.from(files['kind'] ?? []).toString() === 'right'
    ? right
    : { ...right, classifyBatch: (inputs) => right.classifyBatch(inputs.map(() => ({ text: 'blubb' }))) };
};

describe('two stored models', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await openService();
    for (const [id, kind] of [
      ['blind', 'blind'],
      ['right', 'right'],
    ] as const)
      await registerModel(service.context, { trained: trained(id, kind), state: 'challenger', gate: [] });
  });
  afterEach(() => service.context.bus.close());

  const goldenRows = async () => [
    { text: 'Wo ist mein Paket?', label: 'track_order' },
    { text: 'Rechnung bitte', label: 'get_invoice' },
    { text: 'Schönes Wetter', label: null },
  ];
  const compare = (request: { readonly afterId: string; readonly beforeId?: string }) =>
    compareStoredModels(
      service.context,
      { knowledge: { ...service.flow.knowledge, goldenRows }, load },
      request,
    );

  it('answer the golden rows of today, and what they say differently is told', async () => {
    expect(await compare({ afterId: 'right', beforeId: 'blind' })).toMatchObject({
      kind: 'ok',
      value: {
        beforeId: 'blind',
        afterId: 'right',
        n: 3,
        verdict: { won: 1, lost: 0, passed: true },
        changed: [
          {
            text: 'Rechnung bitte',
            label: 'get_invoice',
            before: 'track_order',
            after: 'get_invoice',
            change: 'won',
          },
        ],
      },
    });
    expect(await compare({ afterId: 'blind', beforeId: 'right' })).toMatchObject({
      value: { changed: [{ change: 'lost' }] },
    });
  });

  it('are compared with the live one unless told', async () => {
    expect(await compare({ afterId: 'right' })).toMatchObject({ kind: 'conflict', code: 'no-champion' });
    await promoteModel(service.context, 'blind');
    expect(await compare({ afterId: 'right' })).toMatchObject({ value: { beforeId: 'blind' } });
  });

  it.each([
    { afterId: 'gone', beforeId: 'right' },
    { afterId: 'right', beforeId: 'gone' },
  ])('must both be there: %j', async (request) => {
    expect(await compare(request)).toMatchObject({ kind: 'not-found', code: 'model-not-found' });
  });
});
