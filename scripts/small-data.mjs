// Few rows a case, official tests: the classifier beside LinearSVC on word 1-2-grams and character 2-5-grams.
// node scripts/build.mjs && node scripts/small-data.mjs [--sets banking77,clinc150] [--rows 5,10,20] [--draws 1,2,3] [--python PROGRAM]
import { parseArgs } from 'node:util';
import { loadClassifier } from '../dist/classification/load-classifier.js';
import { readExamples } from '../dist/cli/read-rows.js';
import { evaluateClassifier } from '../dist/knowledge/evaluation/evaluate-classifier.js';
import { drawRows } from '../dist/knowledge/split/draw-rows.js';
import { trainClassifier } from '../dist/knowledge/training/train-classifier.js';
import { linearSvcBaseline, rounded } from './linear-svc-baseline.mjs';

const { values } = parseArgs({
  options: {
    sets: { type: 'string', default: 'banking77,clinc150' },
    rows: { type: 'string', default: '5,10,20' },
    draws: { type: 'string', default: '1,2,3' },
    data: { type: 'string', default: '../shared/datasets' },
    python: { type: 'string' },
  },
});
const numbers = (list) => list.split(',').map(Number);

for (const set of values.sets.split(',')) {
  const all = await readExamples([`${values.data}/${set}/train.jsonl`]);
  const test = await readExamples([`${values.data}/${set}/test.jsonl`]);
  for (const rowsOfCase of numbers(values.rows)) {
    for (const draw of numbers(values.draws)) {
      const rows = drawRows(all, { seed: draw, rowsOf: () => rowsOfCase });
      const name = `${set}, ${rowsOfCase} rows a case, draw ${draw}`;
      const baseline = await linearSvcBaseline(name, { rows, test, python: values.python });
      const begun = performance.now();
      // forced choice needs no calibration: the rows themselves as validation save the judging networks
      const trained = await trainClassifier({ rows, validation: rows, createdAt: new Date(0) });
      const seconds = Math.round((performance.now() - begun) / 100) / 10;
      const accuracy = rounded(evaluateClassifier(loadClassifier(trained.files), test).accuracy);
      const linearSvc = baseline?.accuracy ?? null;
      const above = linearSvc === null ? null : rounded(accuracy - linearSvc);
      console.log(JSON.stringify({ set, rowsOfCase, draw, accuracy, linearSvc, above, seconds }));
    }
  }
}
