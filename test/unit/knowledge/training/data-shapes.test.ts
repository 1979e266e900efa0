// Rows as companies have them: one case that swallows most, cases with a single row, contradictions, long mails, thousands
// of cases. Each gives a model that does what can be done, or a sentence that says what is wrong (train-classifier.test.ts).
import { loadClassifier } from '../../../../src/classification/load-classifier.js';
import type { Example } from '../../../../src/domain/example.js';
import { evaluateClassifier } from '../../../../src/knowledge/evaluation/evaluate-classifier.js';
import { drawRows } from '../../../../src/knowledge/split/draw-rows.js';
import { trainClassifier } from '../../../../src/knowledge/training/train-classifier.js';
import { TINY_SETTINGS, tinyRows } from './tiny-rows.js';

const train = (rows: readonly Example[]) =>
  trainClassifier({ rows, settings: TINY_SETTINGS, createdAt: new Date(0), workers: 0 });
const accuracyOn = async (rows: readonly Example[], test: readonly Example[]) =>
  evaluateClassifier(loadClassifier((await train(rows)).files), test).accuracy;

describe('a case with a single row', () => {
  const rows = drawRows(tinyRows(), { seed: 1, rowsOf: () => 1 });

  it('is learnt from it, though nothing is left to fit confidence on, so that nothing is promised', async () => {
    const { files, manifest, evaluation } = await train(rows);
    const classifier = loadClassifier(files);
    const predictions = classifier.classifyBatch(rows.map(({ text }) => ({ text })));
    expect(predictions.map(({ alternatives }) => alternatives[0]?.businessCase)).toEqual(
      rows.map(({ label }) => label),
    );
    expect(predictions.map(({ tier }) => tier)).not.toContain('automate');
    expect(manifest.calibration.rows).toBe(0);
    expect(manifest.warnings.join(' ')).toContain('Tier automate is switched off: 0 held-out rows');
    expect(evaluation).toBeNull();
  });

  it('is not asked for when all others have many', async () => {
    const rows = drawRows(tinyRows(), { seed: 1, rowsOf: (label) => (label === 'get_refund' ? 1 : 50) });
    expect(await accuracyOn(rows, tinyRows())).toBeGreaterThan(0.66);
  });
});

describe('more rows than a training takes', () => {
  it('are drawn from, which the model says', async () => {
    const { manifest } = await trainClassifier({
      rows: tinyRows(),
      bounds: { rows: 90, characters: 1e9 },
      settings: TINY_SETTINGS,
      createdAt: new Date(0),
      workers: 0,
    });
    expect(manifest.examples).toBe(90);
    expect(manifest.warnings).toContain(
      '150 rows are more than a training takes: 90 of them were drawn, all of rare cases and equally many of each large one.',
    );
  });
});

describe('one case of hundreds of rows among cases of five', () => {
  it('does not swallow them', async () => {
    const asked = Array.from({ length: 600 }, (_, number) => ({
      text: `${['what about', 'tell me of', 'a word on', 'news of'][number % 4]} item ${number}`,
      label: 'anything_else',
    }));
    const rows = [...asked, ...drawRows(tinyRows(), { seed: 1, rowsOf: () => 5 })];
    const learnt = new Set(rows);
    const unseen = tinyRows().filter((row) => !learnt.has(row));
    expect(await accuracyOn(rows, unseen)).toBeGreaterThan(0.8);
  });
});

describe('labels in several spellings', () => {
  const spelled = tinyRows().map((row, index) => ({
    ...row,
    label: index % 3 === 0 ? ` ${row.label?.toUpperCase()} ` : row.label,
  }));

  it('are one case, in training and where it is measured', async () => {
    const { files, manifest } = await train(spelled);
    expect(manifest.labels).toEqual(['get_refund', 'recover_password', 'track_order']);
    const figures = evaluateClassifier(loadClassifier(files), spelled);
    expect(figures.accuracy).toBeGreaterThan(0.95);
    expect(figures.byCase).toHaveLength(3);
  });

  it('count as validation rows', async () => {
    const { manifest } = await trainClassifier({
      rows: tinyRows(),
      validation: spelled,
      settings: TINY_SETTINGS,
      createdAt: new Date(0),
      workers: 0,
    });
    expect(manifest.calibration.rows).toBe(spelled.length);
  });
});

describe('a text with two labels', () => {
  it('is what most of its rows say, and is mentioned', async () => {
    const odd = { text: 'the order and the money', label: 'track_order' };
    const rows = [...tinyRows(), odd, odd, odd, { ...odd, label: 'get_refund' }];
    const { files, manifest } = await train(rows);
    const [prediction] = loadClassifier(files).classifyBatch([odd]);
    expect(prediction?.alternatives[0]?.businessCase).toBe('track_order');
    expect(manifest.warnings.join(' ')).toContain('1 text with more than one label');
  });
});

describe('rows as long as articles', () => {
  it('are told apart by the few sentences that matter', async () => {
    const filler = Array.from(
      { length: 40 },
      (_, number) => `We spoke of matter ${number} the other day, at length.`,
    );
    const article = ({ text, label }: Example, row: number): Example => ({
      text: [...filler.slice(row % 20, (row % 20) + 15), `${text}.`, ...filler.slice(0, 10)].join(' '),
      label,
    });
    const rows = tinyRows();
    const test = rows.filter((_, row) => row % 5 === 0).map(article);
    const learnt = rows.filter((_, row) => row % 5 !== 0).map(article);
    expect(await accuracyOn(learnt, test)).toBeGreaterThan(0.9);
  });
});

describe('a hundred and fifty cases with two rows each', () => {
  it('are told apart by their words', async () => {
    const rows = Array.from({ length: 150 }, (_, number) => {
      const word = `t${number.toString(36)}x`;
      return ['where is', 'please repair'].map((ask) => ({ text: `${ask} ${word}`, label: `case ${word}` }));
    }).flat();
    const test = rows
      .filter((_, row) => row % 2 === 0)
      .map((row) => ({ ...row, text: `about ${row.text.split(' ').at(-1)}` }));
    expect(await accuracyOn(rows, test)).toBeGreaterThan(0.5);
  });
});
