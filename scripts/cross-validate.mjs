// How well a model does on groups of rows that it has never seen: whole writers, or whole kinds of business, held out in turn.
// node scripts/build.mjs && node scripts/cross-validate.mjs [--by writer|business] [--calibrated] [FILE...]
//
// Forced choice needs no honest confidence, so by default the training rows calibrate themselves, which is quick;
// with --calibrated every model is calibrated as a delivered one, and tiers and out of scope are measured too.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadClassifier } from '../dist/classification/load-classifier.js';
import { readExamples } from '../dist/cli/read-rows.js';
import { judgeExamples, measure } from '../dist/knowledge/evaluation/evaluate-classifier.js';
import { trainClassifier } from '../dist/knowledge/training/train-classifier.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    by: { type: 'string', default: 'writer' },
    calibrated: { type: 'boolean', default: false },
    workers: { type: 'string', default: '1' },
    'least-rows': { type: 'string', default: '100' },
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

const share = (part, whole) => (whole === 0 ? null : Math.round((10_000 * part) / whole) / 10_000);
const figures = (judged) => {
  const { n, accuracy, top3Accuracy, outOfScopeRecall, expectedCalibrationError } = measure(judged);
  const automated = judged.filter(({ prediction }) => prediction.tier === 'automate');
  const wrong = automated.filter(({ example, prediction }) => prediction.businessCase !== example.label);
  const early = judged.filter(({ prediction }) => ['automate', 'preselect'].includes(prediction.tier));
  const rounded = (value) => (value === null ? null : Math.round(10_000 * value) / 10_000);
  return {
    n,
    accuracy: rounded(accuracy),
    top3Accuracy: rounded(top3Accuracy),
    ...(values.calibrated && {
      outOfScopeRecall: rounded(outOfScopeRecall),
      expectedCalibrationError: rounded(expectedCalibrationError),
      automated: share(automated.length, n),
      wrongAmongAutomated: share(wrong.length, automated.length),
      preselectOrBetter: share(early.length, n),
    }),
  };
};

const all = [];
for (const [group, size] of [...sizes].sort()) {
  if (size < Number(values['least-rows'])) continue;
  const training = rows.filter((row) => groupOf(row) !== group);
  const { files } = await trainClassifier({
    rows: training,
    ...(values.calibrated ? {} : { validation: training, settings: { members: 1 } }),
    workers: Number(values.workers),
    createdAt: new Date(0),
  });
  const judged = judgeExamples(
    loadClassifier(files),
    rows.filter((row) => groupOf(row) === group),
  );
  all.push(...judged);
  console.log(JSON.stringify({ by: values.by, heldOut: group, ...figures(judged) }));
}
console.log(JSON.stringify({ by: values.by, heldOut: 'all in turn', ...figures(all) }));
