// Rows as nobody would wish them, made from the public sets: the classifier beside LinearSVC on the same rows.
// node scripts/build.mjs && node scripts/data-shapes.mjs [--shapes "NAME;NAME"] [--python PROGRAM]
import { parseArgs } from 'node:util';
import { loadClassifier } from '../dist/classification/load-classifier.js';
import { readExamples } from '../dist/cli/read-rows.js';
import { judgeExamples, measure } from '../dist/knowledge/evaluation/evaluate-classifier.js';
import { drawRows } from '../dist/knowledge/split/draw-rows.js';
import { createSeededRandom } from '../dist/knowledge/training/seeded-random.js';
import { trainClassifier } from '../dist/knowledge/training/train-classifier.js';
import { linearSvcBaseline, rounded } from './linear-svc-baseline.mjs';

const { values } = parseArgs({
  options: {
    shapes: { type: 'string' },
    data: { type: 'string', default: '../shared/datasets' },
    python: { type: 'string' },
  },
});
const read = async (set) => ({
  rows: await readExamples([`${values.data}/${set}/train.jsonl`]),
  test: await readExamples([`${values.data}/${set}/test.jsonl`]),
});
const relabelled = ({ rows, test }, label) => ({
  rows: rows.map((row) => ({ ...row, label: label(row.label) })),
  test: test.map((row) => ({ ...row, label: label(row.label) })),
});
const labelsOf = ({ rows }) => [...new Set(rows.map(({ label }) => label))].sort();

/** The first cases become one of `large` rows, of all others `few` rows are left. */
function imbalanced(data, { large, few }) {
  const merged = new Set();
  let size = 0;
  for (const label of labelsOf(data)) {
    if (size >= large) break;
    merged.add(label);
    size += data.rows.filter((row) => row.label === label).length;
  }
  const { rows, test } = relabelled(data, (label) => (merged.has(label) ? 'anything else' : label));
  return {
    rows: drawRows(rows, { seed: 1, rowsOf: (label) => (label === 'anything else' ? large : few) }),
    test,
  };
}

/** Some 190 words a row: four sentences of the case among twelve of any other, as an article has its subject. */
function articles({ rows, test }, perCase) {
  const random = createSeededRandom(1);
  const any = (all) => all[random.below(all.length)];
  const write = (all, count) =>
    labelsOf({ rows: all }).flatMap((label) => {
      const own = all.filter((row) => row.label === label);
      return Array.from({ length: count }, () => {
        const sentences = Array.from({ length: 16 }, (_, place) => any(place % 4 === 0 ? own : all).text);
        return { text: sentences.join('\n'), label };
      });
    });
  return { rows: write(rows, perCase), test: write(test, 10) };
}

/** Of `share` of the rows a copy that says something else. */
function contradicted({ rows, test }, share) {
  const random = createSeededRandom(1);
  const labels = labelsOf({ rows });
  const copies = rows
    .filter(() => random.unit() < share)
    .map((row) => ({ ...row, label: labels[random.below(labels.length)] }));
  return { rows: [...rows, ...copies], test };
}

/** As many cases as nobody has: what is done, to which of many things; three ways of asking each, a fourth is the test. */
function madeUp(cases) {
  const actions = [
    'order',
    'cancel',
    'return',
    'repair',
    'exchange',
    'insure',
    'rent',
    'review',
    'track',
    'pay for',
  ];
  const syllables = ['ba', 'ko', 'mi', 'lu', 'ter', 'son', 'vik', 'ral', 'pen', 'dos'];
  const asked = [
    (action, thing) => `i would like to ${action} my ${thing}`,
    (action, thing) => `please help me, how do i ${action} a ${thing}?`,
    (action, thing) => `${thing}: want to ${action} it today`,
    (action, thing) => `can you ${action} the ${thing} for me`,
  ];
  const all = Array.from({ length: cases }, (_, number) => {
    const thing = `${String(Math.floor(number / actions.length)).padStart(3, '0')}`
      .split('')
      .map((digit) => syllables[Number(digit)])
      .join('');
    const action = actions[number % actions.length];
    return asked.map((ask) => ({ text: ask(action, thing), label: `${action} ${thing}` }));
  });
  return { rows: all.flatMap((ways) => ways.slice(0, 3)), test: all.flatMap((ways) => ways.slice(3)) };
}

const few = (data, rowsOfCase) => ({
  rows: drawRows(data.rows, { seed: 1, rowsOf: () => rowsOfCase }),
  test: data.test,
});
const only = (data, labels) => ({
  rows: data.rows.filter(({ label }) => labels.includes(label)),
  test: data.test.filter(({ label }) => labels.includes(label)),
});
const [banking77, clinc150] = [await read('banking77'), await read('clinc150')];
const SHAPES = {
  'banking77 imbalanced': () => imbalanced(banking77, { large: 3000, few: 5 }),
  'clinc150 imbalanced': () => imbalanced(clinc150, { large: 3000, few: 5 }),
  'clinc150 imbalanced, many rows': () => imbalanced(clinc150, { large: 6000, few: 10 }),
  'banking77 articles': () => articles(banking77, 25),
  'clinc150 articles': () => articles(clinc150, 10),
  'banking77 three cases': () => only(banking77, labelsOf(banking77).slice(0, 3)),
  'banking77 contradicted': () => contradicted(banking77, 0.2),
  'clinc150 few contradicted': () => contradicted(few(clinc150, 20), 0.2),
  'banking77 one row a case': () => few(banking77, 1),
  'clinc150 one row a case': () => few(clinc150, 1),
  'made up, 1000 cases': () => madeUp(1000),
  'made up, 10000 cases': () => madeUp(10_000),
};
/** scikit-learn's weights would take tens of gigabytes. */
const TOO_LARGE_FOR_THE_BASELINE = new Set(['made up, 10000 cases']);

for (const shape of values.shapes?.split(';') ?? Object.keys(SHAPES)) {
  const { rows, test } = SHAPES[shape]();
  const python = TOO_LARGE_FOR_THE_BASELINE.has(shape) ? undefined : values.python;
  const linearSvc = await linearSvcBaseline(shape, { rows, test, python });
  const begun = performance.now();
  const { files, manifest } = await trainClassifier({ rows, createdAt: new Date(0) });
  const seconds = Math.round((performance.now() - begun) / 100) / 10;
  const { accuracy, byCase, expectedCalibrationError } = measure(judgeExamples(loadClassifier(files), test));
  const ours = {
    accuracy: rounded(accuracy),
    meanRecall: rounded(byCase.reduce((sum, { recall }) => sum + recall, 0) / byCase.length),
    expectedCalibrationError: rounded(expectedCalibrationError),
  };
  const { labels, warnings } = manifest;
  console.log(
    JSON.stringify({ shape, rows: rows.length, cases: labels.length, ours, linearSvc, seconds, warnings }),
  );
}
