import { basename } from 'node:path';
import type { ModelManifest } from '../../classification/model-manifest.js';
import { TIERS } from '../../domain/prediction.js';
import { coverageCurve } from './coverage-at-precision.js';
import { escapeHtml } from './escape-html.js';
import { decided, type Evaluation, type JudgedExample } from './evaluate-classifier.js';
import { reliabilityBins } from './expected-calibration-error.js';
import { type LearningStep, learningChart } from './learning-chart.js';
import { lineChart } from './line-chart.js';
import { automatedMistakes, caseTable, confusionTable } from './mistake-tables.js';
import { REPORT_STYLE } from './report-style.js';
import { reportTable, shareText } from './report-table.js';

export interface ReportInput {
  readonly evaluation: Evaluation;
  readonly judged: readonly JudgedExample[];
  readonly manifest: ModelManifest;
  /** Data files, of which the page names the last part: it may be passed on. */
  readonly data: readonly string[];
  /** Accuracy by rows trained on, where it was measured. */
  readonly learning?: readonly LearningStep[];
}

/** One self-contained HTML page for people: figures, confusions, reliability, coverage, cases; light and dark. */
export function renderEvaluationReport(input: ReportInput): string {
  const { evaluation, judged, manifest, data, learning = [] } = input;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Evaluation of ${escapeHtml(manifest.id)}</title><style>${REPORT_STYLE}</style></head><body>
<h1>Evaluation of ${escapeHtml(manifest.id)}</h1>
<p>${judged.length} rows of ${escapeHtml(data.map((file) => basename(file)).join(', '))}. Trained on ${manifest.examples} rows, ${manifest.labels.length} business cases, seed ${manifest.seed}, ${escapeHtml(manifest.createdAt)}.</p>
<h2>Summary</h2>${summary(evaluation)}${tierTable(judged)}
<h2>Can the confidence be trusted?</h2><p>Reliability: how often the first choice is right at each confidence. On the diagonal they agree.</p>${reliability(judged)}
<h2>How much can be decided, and how well?</h2><p>Most confident messages first: precision over the share of messages decided.</p>${coverage(judged)}
${learning.length === 0 ? '' : `<h2>Would more examples help?</h2><p>Accuracy by rows trained on: where the line still rises at its end, more would.</p>${learningChart(learning)}`}
<h2>What was wrong at tier automate?</h2><p>What would have been answered without a person, surest first.</p>${automatedMistakes(judged)}
<h2>What is mixed up?</h2><p>A message that was judged out of scope counts as that, whatever its first choice.</p>${confusionTable(judged)}
<h2>Business cases</h2><p>Figures of the forced choice, worst first; below each case some of its messages and what they were taken for.</p>${caseTable(evaluation, judged)}
${manifest.warnings.length === 0 ? '' : `<h2>Warnings of the training</h2><ul>${manifest.warnings.map((warning) => `<li>${escapeHtml(warning)}</li>`).join('')}</ul>`}
</body></html>
`;
}

function summary(evaluation: Evaluation): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Accuracy (in scope, forced choice)', shareText(evaluation.accuracy)],
    ['Among the first three', shareText(evaluation.top3Accuracy)],
    ['Macro F1', shareText(evaluation.macroF1)],
    ['Accuracy in scope, abstention counted as wrong', shareText(evaluation.inScopeAccuracy)],
    ['Out of scope: recall', shareText(evaluation.outOfScopeRecall)],
    ['Out of scope: precision', shareText(evaluation.outOfScopePrecision)],
    ['Expected calibration error', shareText(evaluation.expectedCalibrationError)],
    ['Decided at 95 % precision', shareText(evaluation.coverageAtPrecision['0.95'])],
    ['Decided at 98 % precision', shareText(evaluation.coverageAtPrecision['0.98'])],
    ['Decided at 99 % precision', shareText(evaluation.coverageAtPrecision['0.99'])],
    ['Messages a second', evaluation.messagesPerSecond?.toString() ?? 'not measured'],
  ];
  return reportTable(
    ['Figure', 'Value'],
    rows.map((cells) => ({ cells })),
  );
}

function tierTable(judged: readonly JudgedExample[]): string {
  const rows = TIERS.map((tier) => {
    const own = judged.filter(({ prediction }) => prediction.tier === tier);
    const right = own.filter(({ example, prediction }) => prediction.businessCase === example.label).length;
    return [
      tier,
      String(own.length),
      shareText(judged.length === 0 ? null : own.length / judged.length),
      shareText(own.length === 0 ? null : right / own.length),
    ];
  });
  return reportTable(
    ['Tier', 'Rows', 'Share', 'Right'],
    rows.map((cells) => ({ cells })),
  );
}

function reliability(judged: readonly JudgedExample[]): string {
  const bins = reliabilityBins(
    judged.flatMap(({ example, prediction }) => {
      const first = prediction.alternatives[0];
      return example.label === null || first === undefined
        ? []
        : [{ confidence: first.confidence, correct: first.businessCase === example.label }];
    }),
  );
  const points = bins.map(({ confidence, accuracy, rows }) => ({
    x: confidence,
    y: accuracy,
    label: `${rows} rows: confidence ${shareText(confidence)}, right ${shareText(accuracy)}`,
  }));
  return lineChart({
    title: 'Reliability',
    points,
    xLabel: 'confidence',
    yLabel: 'right',
    xRange: [0, 1],
    yRange: [0, 1],
    diagonal: true,
    dots: true,
  });
}

function coverage(judged: readonly JudgedExample[]): string {
  const curve = coverageCurve(judged.map(decided));
  const step = Math.max(1, Math.floor(curve.length / 200));
  // the first few rows jump between 0 and 1 and say nothing
  const points = curve
    .filter(
      (point, index) =>
        (index % step === 0 || index === curve.length - 1) && point.coverage * judged.length >= 20,
    )
    .map((point) => ({
      x: point.coverage,
      y: point.precision,
      label: `${shareText(point.coverage)} decided: ${shareText(point.precision)} right, confidence from ${shareText(point.confidence)}`,
    }));
  const lowest = Math.min(0.9, ...points.map(({ y }) => y));
  return lineChart({
    title: 'Coverage and precision',
    points,
    xLabel: 'share decided',
    yLabel: 'precision',
    xRange: [0, 1],
    yRange: [Math.floor(lowest * 20) / 20, 1],
  });
}
