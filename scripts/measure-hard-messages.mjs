// Messages that are easily misread: what is denied, and requests far down in long mails (test/quality/*.jsonl, never trained on).
// node scripts/build.mjs && node scripts/measure-hard-messages.mjs --model DIR [--verbose]
import { parseArgs } from 'node:util';
import { openClassifier } from '../dist/cli/open-classifier.js';
import { readExamples } from '../dist/cli/read-rows.js';
import { judgeExamples, measure } from '../dist/knowledge/evaluation/evaluate-classifier.js';

const { values } = parseArgs({
  options: { model: { type: 'string' }, verbose: { type: 'boolean', default: false } },
});
if (values.model === undefined) throw new Error('--model DIRECTORY is missing');
const classifier = await openClassifier(values.model);
const first = ({ prediction }) => prediction.alternatives[0]?.businessCase;
const round = (value) => (value === null ? null : Math.round(1000 * value) / 1000);

function figures(judged) {
  const { n, accuracy, top3Accuracy } = measure(judged);
  const automated = judged.filter(({ prediction }) => prediction.tier === 'automate');
  return {
    n,
    accuracy: round(accuracy),
    top3Accuracy: round(top3Accuracy),
    automated: automated.length,
    wronglyAutomated: automated.filter((row) => first(row) !== row.example.label).length,
    takenForOutOfScope: judged.filter(({ prediction }) => prediction.outOfScope).length,
  };
}

const pairs = judgeExamples(classifier, await readExamples(['test/quality/negation-pairs.jsonl']));
const denied = pairs.filter(({ example }) => example.denies);
const affirmed = pairs.filter(({ example }) => !example.denies);
const caseOfPair = new Map(affirmed.map(({ example }) => [example.pair, example.label]));
const fooled = denied.filter((row) => first(row) === caseOfPair.get(row.example.pair));
const mails = judgeExamples(classifier, await readExamples(['test/quality/long-mails.jsonl']));
const report = {
  affirmed: figures(affirmed),
  denied: {
    ...figures(denied),
    takenForTheDeniedCase: fooled.length,
    automatedAsTheDeniedCase: fooled.filter(({ prediction }) => prediction.tier === 'automate').length,
  },
  longMails: figures(mails),
};
for (const [name, own] of Object.entries(report)) console.log(JSON.stringify({ name, ...own }));
if (values.verbose)
  for (const row of [...pairs, ...mails])
    if (first(row) !== row.example.label)
      console.log(
        `${row.example.label} read as ${first(row)} (${row.prediction.tier}): ${row.example.text.slice(0, 90)}`,
      );
