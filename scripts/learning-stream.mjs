// Does it learn, and never get worse? A labelled data set comes as a stream: the first model knows 5 examples a case;
// of every block agents judge a share, chosen by the review queue or at random, and are wrong in 5 %; after each block
// a challenger is trained and promoted only if the gate lets it. Writes figures as JSON lines and a plot.
//   node scripts/learning-stream.mjs --data train.jsonl --test test.jsonl [--block 500] [--judged .3] [--wrong .05]
//     [--cases N] [--messages N] [--members 1] [--out learning-stream.html]
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadClassifier } from '../dist/classification/load-classifier.js';
import { chooseForReview } from '../dist/knowledge/choose-for-review.js';
import { evaluateClassifier, judgeExamples } from '../dist/knowledge/evaluation/evaluate-classifier.js';
import { lineChart } from '../dist/knowledge/evaluation/line-chart.js';
import { REPORT_STYLE } from '../dist/knowledge/evaluation/report-style.js';
import { judgeChallenger } from '../dist/knowledge/gate.js';
import { createSeededRandom } from '../dist/knowledge/training/seeded-random.js';
import { trainClassifier } from '../dist/knowledge/training/train-classifier.js';

const { values: flags } = parseArgs({
  options: {
    data: { type: 'string' },
    test: { type: 'string' },
    block: { type: 'string', default: '500' },
    judged: { type: 'string', default: '.3' },
    wrong: { type: 'string', default: '.05' },
    cases: { type: 'string', default: '0' },
    messages: { type: 'string', default: '0' },
    members: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'learning-stream.html' },
  },
});
if (!flags.data || !flags.test) {
  console.error('usage: learning-stream.mjs --data FILE.jsonl --test FILE.jsonl');
  process.exit(2);
}
const SEEDS = 5;
const GOLDEN = 5;
const number = (name) => Number(flags[name]);

const read = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const all = read(flags.data).filter(({ label }) => label !== null);
const labels = [...new Set(all.map(({ label }) => label))].sort().slice(0, number('cases') || undefined);
const known = new Set(labels);
const test = read(flags.test).filter(({ label }) => known.has(label));

/** A fixed order by seed: 5 rows a case to start with, 5 to judge models by, the rest is the stream. */
function deal(random) {
  const rows = all
    .filter(({ label }) => known.has(label))
    .map((row) => ({ row, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ row }) => row);
  const counts = new Map();
  const dealt = { start: [], golden: [], stream: [] };
  for (const row of rows) {
    const n = counts.get(row.label) ?? 0;
    counts.set(row.label, n + 1);
    dealt[n < SEEDS ? 'start' : n < SEEDS + GOLDEN ? 'golden' : 'stream'].push(row);
  }
  return dealt;
}

async function train(rows) {
  const { files } = await trainClassifier({
    rows,
    seed: 1,
    createdAt: new Date(0),
    settings: { members: number('members') },
  });
  return loadClassifier(files);
}

const isRight = ({ example, prediction }) => prediction.alternatives[0]?.businessCase === example.label;

async function run(strategy) {
  const { unit: random } = createSeededRandom(number('seed'));
  const { start, golden, stream } = deal(random);
  const messages = stream.slice(0, number('messages') || undefined);
  let rows = start;
  let champion = await train(rows);
  let corrections = 0;
  let judgements = 0;
  const steps = [];
  const tell = (seen, promoted) => {
    const { accuracy, coverageAtPrecision } = evaluateClassifier(champion, test);
    const step = {
      strategy,
      seen,
      judgements,
      corrections,
      accuracy,
      decidedAt98: coverageAtPrecision['0.98'],
      promoted,
    };
    steps.push(step);
    console.log(JSON.stringify(step));
  };
  tell(0, true);
  for (let at = 0; at < messages.length; at += number('block')) {
    const block = judgeExamples(champion, messages.slice(at, at + number('block')));
    const candidates = block.map(({ example, prediction: { alternatives } }, n) => ({
      id: String(n),
      text: example.text,
      margin: (alternatives[0]?.confidence ?? 0) - (alternatives[1]?.confidence ?? 0),
    }));
    const many = Math.round(block.length * number('judged'));
    const chosen =
      strategy === 'review queue'
        ? chooseForReview(candidates, many).map(({ id }) => Number(id))
        : candidates
            .map((_, n) => ({ n, at: random() }))
            .sort((a, b) => a.at - b.at)
            .slice(0, many)
            .map(({ n }) => n);
    for (const n of chosen) {
      judgements++;
      if (!isRight(block[n])) corrections++;
      const isWrong = random() < number('wrong');
      const label = isWrong ? labels[Math.floor(random() * labels.length)] : block[n].example.label;
      rows = [...rows, { ...block[n].example, label }];
    }
    const challenger = await train(rows);
    const correct = (model) => ({ correct: judgeExamples(model, golden).map(isRight) });
    const { passed } = judgeChallenger(correct(champion), correct(challenger));
    if (passed) champion = challenger;
    tell(at + block.length, passed);
  }
  return steps;
}

/** Largest fall of accuracy from one promoted model to the next. */
const worstFall = (steps) =>
  Math.max(0, ...steps.slice(1).map(({ accuracy }, n) => steps[n].accuracy - accuracy));

const runs = [];
for (const strategy of ['review queue', 'random']) runs.push(await run(strategy));
for (const steps of runs) {
  const last = steps.at(-1);
  const fall = worstFall(steps);
  console.log(
    JSON.stringify({
      strategy: last.strategy,
      from: steps[0].accuracy,
      to: last.accuracy,
      corrections: last.corrections,
      worstFall: fall,
      neverWorse: fall <= 0.01,
    }),
  );
}
const chart = (title, steps, key) =>
  `<h2>${title}, ${steps[0].strategy}</h2>${lineChart({
    title,
    points: steps.map((step) => ({
      x: step.seen,
      y: step[key],
      label: `${step.seen}: ${step[key].toFixed(3)}`,
    })),
    xLabel: 'messages seen',
    yLabel: title,
    xRange: [0, Math.max(1, ...steps.map(({ seen }) => seen))],
    yRange: [0, 1],
    dots: true,
  })}`;
const charts = runs.flatMap((steps) => [
  chart('accuracy', steps, 'accuracy'),
  chart('share decided at 98 % precision', steps, 'decidedAt98'),
]);
writeFileSync(
  flags.out,
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Learning from a stream</title><style>${REPORT_STYLE}</style></head><body><h1>Learning from a stream</h1>${charts.join('')}</body></html>`,
);
