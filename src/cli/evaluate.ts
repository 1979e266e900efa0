import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Example } from '../domain/example.js';
import type { LearningPoint } from '../domain/learning-point.js';
import { judgeExamples, measure } from '../knowledge/evaluation/evaluate-classifier.js';
import { renderEvaluationReport } from '../knowledge/evaluation/evaluation-report.js';
import { learningCurve } from '../knowledge/training/learning-curve.js';
import { type Cancelling, cancellable } from './cancellable.js';
import { evaluationJson } from './evaluation-json.js';
import { openClassifier } from './open-classifier.js';
import { checkOutputFolder, makeOutputFolder } from './output-folder.js';
import { openProgressBar } from './progress-bar.js';
import { readExamples } from './read-rows.js';
import { trainingProgress } from './training-progress.js';
import { describeUnknownLabels } from './unknown-labels.js';

interface EvaluateFlags {
  readonly model: string;
  readonly data: readonly string[];
  readonly report?: string;
  readonly learningCurve?: readonly string[];
  readonly json?: true;
}

/** Rows predicted before the clock starts, so that speed is that of a running service. */
const WARM_UP_ROWS = 1000;

/** `weiche evaluate`: figures of a model on labelled rows, and a report to look at. */
export function evaluateCommand(): Command {
  return new Command('evaluate')
    .description('measure a classifier on labelled rows')
    .requiredOption('--model <directory>', 'model directory')
    .requiredOption('--data <file...>', 'JSONL rows {"text", "label"}; label null is out of scope')
    .option('--report <directory>', 'write evaluation.html there: confusions, reliability, coverage, cases')
    .option(
      '--learning-curve <file...>',
      'rows to train on: also measures what 10, 20, 40, 70 and 100 % of them teach (trains five models)',
    )
    .option('--json', 'print one JSON document')
    .action((flags: EvaluateFlags) => cancellable((cancelling) => runEvaluate(flags, cancelling)));
}

async function runEvaluate(flags: EvaluateFlags, { signal, keep }: Cancelling): Promise<void> {
  if (flags.report !== undefined) await checkOutputFolder(flags.report);
  const classifier = await openClassifier(flags.model);
  const rows = await readExamples(flags.data);
  classifier.classifyBatch(rows.slice(0, WARM_UP_ROWS).map(({ text }) => ({ text })));
  const begun = performance.now();
  const judged = judgeExamples(classifier, rows);
  const seconds = (performance.now() - begun) / 1000;
  const unknown = describeUnknownLabels(judged, classifier.manifest.labels);
  if (unknown !== null) console.error(`warning: ${unknown}`);
  const evaluation = {
    ...measure(judged),
    messagesPerSecond: Math.round(rows.length / Math.max(seconds, 1e-6)),
  };
  const learning = flags.learningCurve === undefined ? [] : await curveOf(flags.learningCurve, rows, signal);
  keep();
  if (flags.report !== undefined) {
    await makeOutputFolder(flags.report);
    const html = renderEvaluationReport({
      evaluation,
      judged,
      manifest: classifier.manifest,
      data: flags.data,
      learning,
    });
    await writeFile(join(flags.report, 'evaluation.html'), html);
    console.error(`report: ${join(flags.report, 'evaluation.html')}`);
  }
  const figures = evaluationJson(evaluation);
  const curve = flags.learningCurve === undefined ? {} : { learningCurve: learning };
  if (flags.json) console.log(JSON.stringify({ ...figures, ...curve }));
  else
    for (const [name, value] of Object.entries({ ...figures, ...curve }))
      console.log(
        `${name.padEnd(26)} ${value !== null && typeof value === 'object' ? JSON.stringify(value) : value}`,
      );
}

async function curveOf(
  files: readonly string[],
  test: readonly Example[],
  signal: AbortSignal,
): Promise<readonly LearningPoint[]> {
  const rows = await readExamples(files);
  const bar = openProgressBar('learning curve');
  try {
    return await learningCurve({ rows, test, signal, onProgress: trainingProgress(bar) });
  } finally {
    bar.stop();
  }
}
