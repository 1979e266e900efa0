import { loadTagger } from '../../src/extraction/tagger/load-tagger.js';
import { trainTagger } from '../../src/knowledge/entity-training/train-tagger.js';
import { scoreSpans } from '../../src/knowledge/evaluation/score-spans.js';
import { dataSetRows, describeWithDataSets } from './data-set.js';
import { SCORES } from './scores.js';

const annotatedRows = async (name: string) =>
  (await dataSetRows(name)).map(({ text, entities = [] }) => ({ text, entities }));

describeWithDataSets('SNIPS, learned entities', () => {
  it('are found with exact spans, by a small model', async () => {
    const { files } = trainTagger({ rows: await annotatedRows('snips/train'), createdAt: new Date(0) });
    const megabytes = Object.values(files).reduce((sum, bytes) => sum + bytes.length, 0) / 1e6;
    const { tagger } = loadTagger(files);
    const test = await annotatedRows('snips/test');
    const { f1, precision, recall } = scoreSpans(
      test.map(({ text, entities }) => ({ annotated: entities, found: tagger.tag(text) })),
    );
    console.log(JSON.stringify({ f1, precision, recall, megabytes }));
    expect(f1).toBeGreaterThanOrEqual(SCORES.snips.f1 - SCORES.snips.tolerance);
    expect(megabytes).toBeLessThanOrEqual(10);
  }, 900_000);
});
