// Training rows as companies have them: one case that swallows the others, labels that are often wrong.
import { loadClassifier } from '../../src/classification/load-classifier.js';
import type { Example } from '../../src/domain/example.js';
import { judgeExamples, measure } from '../../src/knowledge/evaluation/evaluate-classifier.js';
import { drawRows } from '../../src/knowledge/split/draw-rows.js';
import { createSeededRandom } from '../../src/knowledge/training/seeded-random.js';
import { trainClassifier } from '../../src/knowledge/training/train-classifier.js';
import { dataSetRows, describeWithDataSets } from './data-set.js';
import { SCORES } from './scores.js';

const labelsOf = (rows: readonly Example[]) => [...new Set(rows.map(({ label }) => label))].sort();

async function figures(rows: readonly Example[], test: readonly Example[]) {
  const { files } = await trainClassifier({ rows, createdAt: new Date(0), workers: 0 });
  const { accuracy, byCase, expectedCalibrationError } = measure(judgeExamples(loadClassifier(files), test));
  const meanRecall = byCase.reduce((sum, { recall }) => sum + recall, 0) / byCase.length;
  console.log(JSON.stringify({ rows: rows.length, accuracy, meanRecall, expectedCalibrationError }));
  return { accuracy: accuracy ?? 0, meanRecall };
}

describeWithDataSets('hard training data', () => {
  it('still tells rare cases from one of 3,000 rows', async () => {
    const all = await dataSetRows('banking77/train');
    const large = new Set<string | null>();
    let size = 0;
    for (const label of labelsOf(all)) {
      if (size >= 3000) break;
      large.add(label);
      size += all.filter((row) => row.label === label).length;
    }
    const merged = (rows: readonly Example[]) =>
      rows.map((row) => (large.has(row.label) ? { ...row, label: 'anything else' } : row));
    const rows = drawRows(merged(all), {
      seed: 1,
      rowsOf: (label) => (label === 'anything else' ? 3000 : 5),
    });
    const { meanRecall } = await figures(rows, merged(await dataSetRows('banking77/test')));
    expect(meanRecall).toBeGreaterThanOrEqual(SCORES.oneLargeCase.meanRecall - SCORES.oneLargeCase.tolerance);
  }, 900_000);

  it('is not led astray by a fifth of wrong labels', async () => {
    const all = await dataSetRows('clinc150/train');
    const labels = labelsOf(all);
    const random = createSeededRandom(7);
    const rows = drawRows(all, { seed: 1, rowsOf: () => 20 }).map((row) =>
      random.unit() < 0.2 ? { ...row, label: labels[random.below(labels.length)] ?? row.label } : row,
    );
    const { accuracy } = await figures(rows, await dataSetRows('clinc150/test'));
    expect(accuracy).toBeGreaterThanOrEqual(SCORES.wrongLabels.accuracy - SCORES.wrongLabels.tolerance);
  }, 900_000);
});
