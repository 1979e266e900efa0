// Does it learn, and never get worse? A labelled data set comes as a stream: the first model knows 5 examples a case;
// of every block agents judge a share, chosen by the review queue or at random, and are wrong in 5 %; after each block
// a challenger is trained and promoted only if the gate lets it. Writes what it has into OUT after every block
// (learning-stream.json, .html, accuracy.svg, decidedAt98.svg) and goes on from there when it is called again with the same options.
//   node scripts/build.mjs && node scripts/learning-stream.mjs --data train.jsonl --test test.jsonl [--out OUT]
//     [--block 500] [--judged .3] [--wrong .05] [--cases N] [--messages N] [--members 1] [--threads 2] [--blocks N: this time]
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
    threads: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    blocks: { type: 'string', default: '0' },
    out: { type: 'string', default: 'learning-stream' },
  },
});
if (!flags.data || !flags.test) {
  console.error('usage: learning-stream.mjs --data FILE.jsonl --test FILE.jsonl');
  process.exit(2);
}
const SEEDS = 5;
const GOLDEN = 5;
const STRATEGIES = ['review queue', 'random'];
const number = (name) => {
  const value = Number(flags[name]);
  if (flags[name].trim() === '' || !(value >= 0)) throw new Error(`--${name} must be a number`);
  return value;
};

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
    workers: number('threads'),
    settings: { members: number('members') },
  });
  return loadClassifier(files);
}

const isRight = ({ example, prediction }) => prediction.alternatives[0]?.businessCase === example.label;

// --- what was done so far: enough to go on from, since the same rows give the same model
const file = (name) => join(flags.out, name);
const { blocks: _blocks, out: _out, threads: _threads, ...asked } = flags;
const fresh = () => ({
  asked,
  runs: STRATEGIES.map((strategy) => ({
    strategy,
    seen: 0,
    judgements: 0,
    corrections: 0,
    learnt: [],
    championRows: 0,
    steps: [],
  })),
});
function readState() {
  if (!existsSync(file('learning-stream.json'))) return fresh();
  const state = JSON.parse(readFileSync(file('learning-stream.json'), 'utf8'));
  if (JSON.stringify(state.asked) === JSON.stringify(asked)) return state;
  console.error(`${flags.out} holds a run with other options: name another --out`);
  process.exit(2);
}
function writeState(state) {
  const summary = state.runs.filter(({ steps }) => steps.length > 0).map(summaryOf);
  // whole or not at all, so that a call that is ended leaves nothing broken
  writeFileSync(file('part'), JSON.stringify({ ...state, summary }));
  renameSync(file('part'), file('learning-stream.json'));
  if (begun(state.runs).length === 0) return;
  writeFileSync(file('learning-stream.html'), page(state.runs));
  for (const [title, key] of CHARTS)
    writeFileSync(file(`${key}.svg`), picture(chart(title, begun(state.runs), key)));
}

/** Judges one block and trains on what was said. */
async function oneBlock(run, champion, { start, golden, messages }) {
  const block = judgeExamples(champion, messages.slice(run.seen, run.seen + number('block')));
  // a generator for each block, so that a run in parts draws the same as one in a piece
  const { unit: random } = createSeededRandom(number('seed') * 1_000_003 + run.seen + 1);
  const candidates = block.map(({ example, prediction: { alternatives } }, n) => ({
    id: `${run.seen + n}`,
    text: example.text,
    margin: (alternatives[0]?.confidence ?? 0) - (alternatives[1]?.confidence ?? 0),
  }));
  const many = Math.round(block.length * number('judged'));
  const chosen =
    run.strategy === 'review queue'
      ? chooseForReview(candidates, many).map(({ id }) => Number(id) - run.seen)
      : candidates
          .map((_, n) => ({ n, at: random() }))
          .sort((a, b) => a.at - b.at)
          .slice(0, many)
          .map(({ n }) => n);
  for (const n of chosen) {
    run.judgements++;
    if (!isRight(block[n])) run.corrections++;
    // a wrong word names another case, as an agent would who mixes two up
    const { label } = block[n].example;
    const others = labels.filter((other) => other !== label);
    const isWrong = random() < number('wrong');
    run.learnt.push([run.seen + n, isWrong ? others[Math.floor(random() * others.length)] : label]);
  }
  run.seen += block.length;
  const challenger = await train(rowsOf(run, { start, messages }));
  const answers = (model) => ({ correct: judgeExamples(model, golden).map(isRight) });
  const { passed } = judgeChallenger(answers(champion), answers(challenger));
  if (passed) run.championRows = run.learnt.length;
  return { champion: passed ? challenger : champion, promoted: passed };
}

const rowsOf = ({ learnt }, { start, messages }, count = learnt.length) => [
  ...start,
  ...learnt.slice(0, count).map(([n, label]) => ({ ...messages[n], label })),
];

function step(run, champion, promoted) {
  const { accuracy, coverageAtPrecision } = evaluateClassifier(champion, test);
  const { strategy, seen, judgements, corrections } = run;
  const figures = { seen, judgements, corrections, accuracy, decidedAt98: coverageAtPrecision['0.98'] };
  run.steps.push({ ...figures, promoted });
  console.log(JSON.stringify({ strategy, ...figures, promoted }));
}

function summaryOf({ strategy, steps }) {
  const last = steps.at(-1);
  // the largest fall from one live model to the next
  const worstFall = Math.max(0, ...steps.slice(1).map(({ accuracy }, n) => steps[n].accuracy - accuracy));
  return {
    strategy,
    from: steps[0].accuracy,
    to: last.accuracy,
    decidedAt98: last.decidedAt98,
    judgements: last.judgements,
    corrections: last.corrections,
    refused: steps.filter(({ promoted }) => !promoted).length,
    worstFall,
    neverWorse: worstFall <= 0.01,
  };
}

/** Both strategies in one chart: the first drawn through, the second dashed. */
function chart(title, runs, key) {
  const points = ({ strategy, steps }) =>
    steps.map((one) => ({
      x: one.seen,
      y: one[key],
      label: `${strategy}, ${one.seen}: ${one[key].toFixed(3)}`,
    }));
  const [first, second] = runs;
  return lineChart({
    title: `${title}: ${first.strategy}${second ? ` (dashed: ${second.strategy})` : ''}`,
    points: points(first),
    compared: second ? points(second) : [],
    xLabel: 'messages seen',
    yLabel: title,
    xRange: [
      0,
      Math.ceil(Math.max(1, ...runs.flatMap(({ steps }) => steps.map(({ seen }) => seen))) / 1000) * 1000,
    ],
    yRange: [0, 1],
  });
}

const CHARTS = [
  ['accuracy', 'accuracy'],
  ['share decided at 98 % precision', 'decidedAt98'],
];
const begun = (runs) => runs.filter(({ steps }) => steps.length > 0);

function page(runs) {
  const names = begun(runs).map(({ strategy }) => strategy);
  const charts = CHARTS.map(([title, key]) => `<h2>${title}</h2>${chart(title, begun(runs), key)}`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Learning from a stream</title><style>${REPORT_STYLE}</style></head><body><h1>Learning from a stream</h1><p>Drawn through: ${names[0]}${names[1] ? `; dashed: ${names[1]}` : ''}.</p>${charts.join('')}</body></html>`;
}

/** A chart as a file of its own, for a document. */
const picture = (svg) =>
  svg
    .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')
    .replace('>', `><style>${REPORT_STYLE}</style>`);

mkdirSync(flags.out, { recursive: true });
const state = readState();
const dealt = deal(createSeededRandom(number('seed')).unit);
const data = { ...dealt, messages: dealt.stream.slice(0, number('messages') || undefined) };
let left = number('blocks') || Number.POSITIVE_INFINITY;
for (const run of state.runs) {
  if (run.steps.length > 0 && run.seen >= data.messages.length) continue;
  if (left <= 0) break;
  let champion = await train(rowsOf(run, data, run.championRows));
  if (run.steps.length === 0) {
    step(run, champion, true);
    writeState(state);
  }
  for (; left > 0 && run.seen < data.messages.length; left--) {
    const outcome = await oneBlock(run, champion, data);
    champion = outcome.champion;
    step(run, champion, outcome.promoted);
    writeState(state);
  }
}
writeState(state);
const isDone = state.runs.every(({ seen }) => seen >= data.messages.length);
for (const run of state.runs) if (run.steps.length > 0) console.log(JSON.stringify(summaryOf(run)));
console.error(isDone ? `done: ${file('learning-stream.html')}` : 'not done: call again to go on');
