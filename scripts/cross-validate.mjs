// How well a model does on groups of rows that it has never seen: whole writers, or whole kinds of business, held out in turn.
// node scripts/build.mjs && node scripts/cross-validate.mjs [--by writer|business] [--calibrated] [FILE...]
//   --held-out writer-1,writer-6   these together, and no others; may be given several times
//   --rows-a-case 20               learns from at most so many rows of a case and language: a learning curve, point by point
//
// Forced choice needs no honest confidence, so by default the training rows calibrate themselves, which is quick;
// with --calibrated every model is calibrated as a delivered one, and tiers and out of scope are measured too.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadClassifier } from '../dist/classification/load-classifier.js';
import { readExamples } from '../dist/cli/read-rows.js';
import { judgeExamples, measure } from '../dist/knowledge/evaluation/evaluate-classifier.js';
import { createSeededRandom, shuffledIndices } from '../dist/knowledge/training/seeded-random.js';
import { trainClassifier } from '../dist/knowledge/training/train-classifier.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    by: { type: 'string', default: 'writer' },
    calibrated: { type: 'boolean', default: false },
    workers: { type: 'string', default: '1' },
    'least-rows': { type: 'string', default: '100' },
    'held-out': { type: 'string', multiple: true },
    'rows-a-case': { type: 'string' },
  },
});
const GROUPS = {
  writer: ({ source = '' }) => source.split('/')[0],
  business: ({ business = '' }) => business,
};
const groupOf = GROUPS[values.by];
if (groupOf === undefined) throw new Error('--by is writer or business');

const shipped = ['examples', 'out-of-scope'].flatMap((folder) =>
  readdirSync(join('training-data', folder)).map((name) => join('training-data', folder, name)),
);
const rows = await readExamples(positionals.length > 0 ? positionals : shipped);
const sizes = new Map();
for (const row of rows) sizes.set(groupOf(row), (sizes.get(groupOf(row)) ?? 0) + 1);

const alone = [...sizes].filter(([, size]) => size >= Number(values['least-rows'])).map(([group]) => [group]);
const together = values['held-out']?.map((names) => names.split(','));
for (const name of together?.flat() ?? [])
  if (!sizes.has(name)) throw new Error(`no rows of ${values.by} ${name}`);

/** All rows; with --rows-a-case at most so many of each case and language, drawn with a fixed seed. */
function learntFrom(training) {
  if (values['rows-a-case'] === undefined) return training;
  const taken = new Map();
  return shuffledIndices(training.length, createSeededRandom(1)).reduce((kept, index) => {
    const key = `${training[index].label} ${training[index].language}`;
    taken.set(key, (taken.get(key) ?? 0) + 1);
    if (taken.get(key) <= Number(values['rows-a-case'])) kept.push(training[index]);
    return kept;
  }, []);
}

const share = (part, whole) => (whole === 0 ? null : Math.round((10_000 * part) / whole) / 10_000);
const figures = (judged) => {
  const measured = measure(judged);
  const automated = judged.filter(({ prediction }) => prediction.tier === 'automate');
  const wrong = automated.filter(({ example, prediction }) => prediction.businessCase !== example.label);
  const early = judged.filter(({ prediction }) => ['automate', 'preselect'].includes(prediction.tier));
  const rounded = (value) => (value === null ? null : Math.round(10_000 * value) / 10_000);
  return {
    n: judged.length,
    accuracy: rounded(measured.accuracy),
    top3Accuracy: rounded(measured.top3Accuracy),
    ...(values.calibrated && {
      inScopeAccuracy: rounded(measured.inScopeAccuracy),
      outOfScopeRecall: rounded(measured.outOfScopeRecall),
      outOfScopePrecision: rounded(measured.outOfScopePrecision),
      expectedCalibrationError: rounded(measured.expectedCalibrationError),
      automated: share(automated.length, judged.length),
      wrongAmongAutomated: share(wrong.length, automated.length),
      preselectOrBetter: share(early.length, judged.length),
    }),
  };
};

const all = [];
for (const groups of (together ?? alone).sort()) {
  const isHeldOut = (row) => groups.includes(groupOf(row));
  const training = learntFrom(rows.filter((row) => !isHeldOut(row)));
  const { files } = await trainClassifier({
    rows: training,
    ...(values.calibrated ? {} : { validation: training, settings: { members: 1 } }),
    workers: Number(values.workers),
    createdAt: new Date(0),
  });
  const judged = judgeExamples(loadClassifier(files), rows.filter(isHeldOut));
  all.push(...judged);
  const heldOut = groups.join(',');
  console.log(JSON.stringify({ by: values.by, heldOut, learntFrom: training.length, ...figures(judged) }));
}
console.log(JSON.stringify({ by: values.by, heldOut: 'all in turn', ...figures(all) }));
