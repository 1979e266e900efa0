import fc from 'fast-check';
import type { StoredExample } from '../../../../src/domain/example.js';
import type { Prediction } from '../../../../src/domain/prediction.js';
import { applyRecollection } from '../../../../src/knowledge/memory/apply-recollection.js';
import { createCorrectionMemory } from '../../../../src/knowledge/memory/correction-memory.js';
import { nearestPairs, similarityPrecision } from '../../../../src/knowledge/memory/similarity-precision.js';
import { createSoloLimit } from '../../../../src/knowledge/memory/solo-limit.js';

const TEXT = 'Bitte den Vertrag 4711 auf den grünen Tarif umstellen';
const SURE = () => 0.9;

/** What agents said of a message: `anna: contract_change, ben: null`. */
const judged = (
  id: string,
  text: string,
  verdicts: Readonly<Record<string, string | null>>,
): StoredExample => ({
  id,
  version: 1,
  text,
  label: Object.values(verdicts)[0] ?? null,
  golden: false,
  createdAt: new Date(Number(id.replace(/\D/g, '') || 0)),
  createdBy: 'anna',
  verdicts: Object.entries(verdicts).map(([agentId, label], at) => ({ agentId, label, at })),
});
const memoryOf = (...examples: StoredExample[]) => {
  const memory = createCorrectionMemory({ capacity: 100 });
  memory.hold(examples);
  return memory;
};
const prediction = (parts: Partial<Prediction> = {}): Prediction => ({
  businessCase: 'get_invoice',
  outOfScope: false,
  confidence: 0.8,
  tier: 'automate',
  alternatives: [
    { businessCase: 'get_invoice', confidence: 0.8 },
    { businessCase: 'contract_change', confidence: 0.1 },
  ],
  secondary: [],
  modelId: 'm',
  ...parts,
});

describe('what is remembered of corrections', () => {
  const memory = memoryOf(judged('x1', TEXT, { anna: 'contract_change' }));

  it.each([
    ['the same text', TEXT, 1],
    ['another number and another spelling', 'bitte den VERTRAG 9988 auf den gruenen Tarif umstellen!', 1],
    ['two words more', 'Hallo, bitte den Vertrag 4711 auf den grünen Tarif umstellen danke', 0.78],
  ])('is found by %s', (_, text, similarity) => {
    expect(memory.recall(text, SURE)).toMatchObject({
      label: 'contract_change',
      similarity: expect.closeTo(similarity, 1),
      agents: ['anna'],
      exampleIds: ['x1'],
    });
  });
  it('is not found by another matter', () => {
    expect(memory.recall('Wo bleibt mein Paket?', SURE)).toBeNull();
    expect(memory.recall('Den Vertrag bitte kündigen', SURE)).toBeNull();
  });
  it('says nothing where two agents disagree, of one message or of two', () => {
    expect(memoryOf(judged('x1', TEXT, { anna: 'a', ben: 'b' })).recall(TEXT, SURE)).toBeNull();
    const two = memoryOf(judged('x1', TEXT, { anna: 'a' }), judged('x2', `${TEXT} bitte`, { ben: null }));
    expect(two.recall(TEXT, SURE)).toBeNull();
  });
  it('counts an agent once, however often they said it, and the majority less who is against', () => {
    const loud = memoryOf(judged('x1', TEXT, { anna: 'a' }), judged('x2', TEXT, { anna: 'a' }));
    expect(loud.recall(TEXT, SURE)).toMatchObject({ agents: ['anna'], weight: 0.9 });
    const voted = memoryOf(judged('x1', TEXT, { anna: 'a', ben: 'a', cleo: 'b' }));
    expect(voted.recall(TEXT, SURE)).toMatchObject({ label: 'a', against: 1, weight: expect.closeTo(0.3) });
  });
  it('is bounded: the oldest is forgotten first', () => {
    const small = createCorrectionMemory({ capacity: 2 });
    small.hold(
      [1, 2, 3].map((n) =>
        judged(`x${n}`, `${TEXT} ${'abc'[n - 1]}${'xyz'[n - 1]} dazu`, { [`agent${n}`]: 'a' }),
      ),
    );
    expect(small.size).toBe(2);
    expect(small.recall(TEXT, SURE)?.agents).toEqual(['agent2', 'agent3']);
    small.hold([]);
    expect([small.size, small.recall(TEXT, SURE)]).toEqual([0, null]);
  });
  it('never speaks for a case that no more agents want than another, whatever they say', () => {
    const votes = fc.dictionary(fc.constantFrom('a1', 'a2', 'a3', 'a4'), fc.constantFrom('p', 'q', null), {
      minKeys: 1,
    });
    fc.assert(
      fc.property(votes, (said) => {
        const recollection = memoryOf(judged('x1', TEXT, said)).recall(TEXT, SURE);
        const counts = ['p', 'q', null].map(
          (label) => Object.values(said).filter((one) => one === label).length,
        );
        const [most = 0, next = 0] = [...counts].sort((a, b) => b - a);
        if (most === next) expect(recollection).toBeNull();
        else expect(recollection?.agents.length).toBe(most);
        expect(recollection?.weight ?? 0).toBeLessThanOrEqual(0.9);
      }),
    );
  });
});

describe('a prediction in the light of corrections', () => {
  const said = {
    label: 'contract_change',
    similarity: 1,
    weight: 0.9,
    agents: ['anna'],
    against: 0,
    exampleIds: ['x1'],
  };
  const yes = () => true;

  it('takes over what they say, never so sure that it would be answered automatically', () => {
    const flipped = applyRecollection(prediction(), said, yes);
    expect(flipped).toMatchObject({
      businessCase: 'contract_change',
      confidence: expect.closeTo(0.91),
      tier: 'suggest',
      alternatives: [{ businessCase: 'contract_change' }, { businessCase: 'get_invoice' }],
      memory: { effect: 'flipped', networkBusinessCase: 'get_invoice', networkConfidence: 0.8 },
    });
    expect(applyRecollection(prediction(), { ...said, agents: ['anna', 'ben'] }, yes).tier).toBe('preselect');
    expect(applyRecollection(prediction(), { ...said, label: null }, yes)).toMatchObject({
      businessCase: null,
      outOfScope: true,
      tier: 'triage',
    });
  });
  it('stays where the network knows better', () => {
    expect(
      applyRecollection(prediction({ confidence: 0.99 }), { ...said, weight: 0.3 }, yes).memory,
    ).toBeUndefined();
  });
  it('is made surer where they agree', () => {
    const unsure = prediction({ businessCase: 'contract_change', confidence: 0.4, tier: 'triage' });
    expect(applyRecollection(unsure, said, () => false)).toMatchObject({
      confidence: expect.closeTo(0.94),
      tier: 'suggest',
      memory: { effect: 'strengthened' },
    });
  });
  it('is told, but not changed, where one agent has changed enough; and is not answered without an agent', () => {
    expect(applyRecollection(prediction(), said, () => false)).toMatchObject({
      businessCase: 'get_invoice',
      confidence: 0.8,
      tier: 'preselect',
      memory: { effect: 'held-back', businessCase: 'contract_change' },
    });
  });
});

describe('the share that one agent alone may change', () => {
  it('is three at first, then the set share of the latest messages, for each agent', () => {
    const limit = createSoloLimit({ share: 0.05 });
    const first = Array.from({ length: 10 }, () => {
      limit.seen();
      return limit.allow('anna');
    });
    expect(first.filter(Boolean)).toHaveLength(3);
    expect(limit.allow('ben')).toBe(true);
    let changed = 0;
    for (let message = 0; message < 2000; message++) {
      limit.seen();
      if (limit.allow('anna')) changed++;
    }
    expect(changed).toBe(100);
  });
});

describe('what similarity is worth', () => {
  it('is unknown without examples, and never falls with similarity', () => {
    expect(similarityPrecision([])(0.9)).toBe(0.5);
    expect(similarityPrecision([])(0.4)).toBe(0);
    const pair = fc.record({
      similarity: fc.double({ min: 0, max: 1, noNaN: true }),
      sameCase: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 50 }), (pairs) => {
        const precision = similarityPrecision(pairs);
        const values = [0.5, 0.6, 0.7, 0.8, 0.9, 1].map(precision);
        expect(values).toEqual([...values].sort((a, b) => a - b));
      }),
    );
  });
  it('is measured on the examples themselves', async () => {
    const rows = Array.from({ length: 20 }, (_, n) => [
      { text: `wo ist mein paket ${n} heute denn`, label: 'track_order' },
      { text: `die rechnung ${n} stimmt so nicht`, label: n === 19 ? 'other' : 'get_invoice' },
    ]).flat();
    const precision = similarityPrecision(await nearestPairs(rows, async () => {}));
    expect(precision(1)).toBeGreaterThan(0.85);
    expect(precision(1)).toBeLessThan(1);
  });
});
