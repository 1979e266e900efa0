// Few rows a case, official tests: the classifier beside LinearSVC on word 1-2-grams and character 2-5-grams.
// node scripts/build.mjs && node scripts/small-data.mjs [--python PROGRAM] [--draws 3] [--sets banking77,clinc150]
import { parseArgs } from 'node:util';
import { loadClassifier } from '../dist/classification/load-classifier.js';
import { measureLinearSvc } from '../dist/cli/bench/linear-svc.js';
import { readExamples } from '../dist/cli/read-rows.js';
import { evaluateClassifier } from '../dist/knowledge/evaluation/evaluate-classifier.js';
import { createSeededRandom, shuffledIndices } from '../dist/knowledge/training/seeded-random.js';
import { trainClassifier } from '../dist/knowledge/training/train-classifier.js';

const { values } = parseArgs({
  options: {
    python: { type: 'string', default: 'python3' },
    draws: { type: 'string', default: '3' },
    sets: { type: 'string', default: 'banking77,clinc150' },
    data: { type: 'string', default: '../shared/datasets' },
  },
});
for (const set of values.sets.split(',')) {
  const all = await readExamples([`${values.data}/${set}/train.jsonl`]);
  const test = await readExamples([`${values.data}/${set}/test.jsonl`]);
  for (const rowsOfCase of [5, 10, 20]) {
    for (let draw = 1; draw <= Number(values.draws); draw++) {
      const taken = new Map();
      const rows = shuffledIndices(all.length, createSeededRandom(draw)).reduce((kept, index) => {
        const { label } = all[index];
        taken.set(label, (taken.get(label) ?? 0) + 1);
        if (taken.get(label) <= rowsOfCase) kept.push(all[index]);
        return kept;
      }, []);
      // forced choice needs no calibration: the rows themselves as validation save the judging networks
      const trained = await trainClassifier({ rows, validation: rows, seed: draw, createdAt: new Date(0) });
      const { accuracy } = evaluateClassifier(loadClassifier(trained.files), test);
      const svc = await measureLinearSvc({ python: values.python, rows, test });
      console.log(JSON.stringify({ set, rowsOfCase, draw, accuracy, linearSvc: svc?.accuracy ?? null }));
    }
  }
}
