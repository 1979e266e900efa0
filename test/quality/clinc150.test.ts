import { loadClassifier } from '../../src/classification/load-classifier.js';
import { evaluateClassifier } from '../../src/knowledge/evaluation/evaluate-classifier.js';
import { trainClassifier } from '../../src/knowledge/training/train-classifier.js';
import { dataSetRows, describeWithDataSets } from './data-set.js';
import { SCORES } from './scores.js';

describeWithDataSets('CLINC150 with out-of-scope rows', () => {
  it('is told apart, and what is out of scope is noticed', async () => {
    const trained = await trainClassifier({
      rows: await dataSetRows('clinc150/train', 'clinc150/oos_train'),
      validation: await dataSetRows('clinc150/val', 'clinc150/oos_val'),
      createdAt: new Date(0),
      workers: 0,
    });
    const test = await dataSetRows('clinc150/test', 'clinc150/oos_test');
    const { accuracy, inScopeAccuracy, outOfScopeRecall, expectedCalibrationError } = evaluateClassifier(
      loadClassifier(trained.files),
      test,
    );
    console.log(JSON.stringify({ accuracy, inScopeAccuracy, outOfScopeRecall, expectedCalibrationError }));
    const { clinc150 } = SCORES;
    expect(accuracy).toBeGreaterThanOrEqual(clinc150.accuracy - clinc150.tolerance);
    expect(expectedCalibrationError).toBeLessThanOrEqual(clinc150.calibrationError);
    expect(inScopeAccuracy).toBeGreaterThanOrEqual(clinc150.inScopeAccuracy);
    expect(outOfScopeRecall).toBeGreaterThanOrEqual(clinc150.outOfScopeRecall);
  }, 900_000);
});
