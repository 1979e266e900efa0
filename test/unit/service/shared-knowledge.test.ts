import type { Answer } from '../../../src/domain/answer.js';
import { createSharedKnowledge } from '../../../src/service/shared-knowledge.js';
import { fakeClock } from '../../fakes/fake-clock.js';
import { inMemoryStore } from '../../fakes/in-memory-store.js';

const article = (id: string, title: string): Answer => ({
  id,
  version: 0,
  businessCase: 'track_order',
  language: 'en',
  title,
  text: 'It is on its way.',
  requiredEntities: [],
});
const base = { businessCases: [], trainingRows: [], goldenRows: [] };

describe('answers of the shared knowledge', () => {
  it('are those of the files, where a stored one of the same id replaces them', async () => {
    const store = inMemoryStore();
    const shipped = [article('track-order-en', 'as shipped'), article('praise-en', 'as shipped')];
    const knowledge = createSharedKnowledge({ ...base, answers: shipped }, store, fakeClock().now);
    expect(await knowledge.answers()).toEqual(shipped);
    await store.answers.put(article('track-order-en', 'ours'));
    await store.answers.put(article('own', 'ours'));
    expect((await knowledge.answers()).map(({ id, version, title }) => [id, version, title])).toEqual([
      ['track-order-en', 1, 'ours'],
      ['praise-en', 0, 'as shipped'],
      ['own', 1, 'ours'],
    ]);
  });

  it('may be missing from older knowledge bases', async () => {
    expect(await createSharedKnowledge(base, inMemoryStore(), fakeClock().now).answers()).toEqual([]);
  });
});

describe('rows of the shared knowledge', () => {
  const text = 'Zähler 4711 steht still';
  const marks = [{ type: 'meter', start: 7, end: 11 }];

  it.each([
    ['keep their marks when an agent judges the case alone', {}, marks],
    ['have an agent’s marks where there are some', { entities: [] }, []],
  ])('of the files %s', async (_, judged, entities) => {
    const store = inMemoryStore();
    const clock = fakeClock();
    const stored = { id: 'feedback-T', version: 1, golden: false, createdAt: clock.now(), createdBy: 'anna' };
    await store.examples.insertMany([{ ...stored, text, label: 'technical_fault', ...judged }]);
    const trainingRows = [{ text, label: 'praise', entities: marks }];
    const knowledge = createSharedKnowledge({ ...base, trainingRows }, store, clock.now);
    expect(await knowledge.trainingRows()).toEqual([{ text, label: 'technical_fault', entities }]);
  });
});
