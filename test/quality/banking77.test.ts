import { loadClassifier } from '../../src/classification/load-classifier.js';
import { evaluateClassifier } from '../../src/knowledge/evaluation/evaluate-classifier.js';
import { trainClassifier } from '../../src/knowledge/training/train-classifier.js';
import { dataSetRows, describeWithDataSets } from './data-set.js';
import { SCORES } from './scores.js';

describeWithDataSets('BANKING77, official split', () => {
  it('is told apart, honestly and from few megabytes', async () => {
    const trained = await trainClassifier({
      rows: await dataSetRows('banking77/train'),
      createdAt: new Date(0),
      workers: 0,
    });
    const megabytes = Object.values(trained.files).reduce((sum, bytes) => sum + bytes.length, 0) / 1e6;
    const begun = performance.now();
    const classifier = loadClassifier(trained.files);
    const loadMs = performance.now() - begun;
    const figures = evaluateClassifier(classifier, await dataSetRows('banking77/test'));
    const { accuracy, expectedCalibrationError, coverageAtPrecision } = figures;
    console.log(
      JSON.stringify({
        accuracy,
        expectedCalibrationError,
        coverageAtPrecision,
        megabytes,
        loadMs: Math.round(loadMs),
      }),
    );
    const { banking77 } = SCORES;
    expect(accuracy).toBeGreaterThanOrEqual(banking77.accuracy - banking77.tolerance);
    expect(expectedCalibrationError).toBeLessThanOrEqual(banking77.calibrationError);
    expect(coverageAtPrecision['0.98']).toBeGreaterThanOrEqual(banking77.coverageAt98);
    expect(megabytes).toBeLessThanOrEqual(10);
  }, 900_000);
});
