import type { ModelManifest } from '../../classification/model-manifest.js';
import { TIERS } from '../../domain/prediction.js';
import { confusions } from './confusions.js';
import { coverageCurve } from './coverage-at-precision.js';
import { escapeHtml } from './escape-html.js';
import { decided, type Evaluation, type JudgedExample } from './evaluate-classifier.js';
import { reliabilityBins } from './expected-calibration-error.js';
import { type LearningStep, learningChart } from './learning-chart.js';
import { lineChart } from './line-chart.js';
import { REPORT_STYLE } from './report-style.js';

export interface ReportInput {
  readonly evaluation: Evaluation;
  readonly judged: readonly JudgedExample[];
  readonly manifest: ModelManifest;
  /** Names of the data files. */
  readonly data: readonly string[];
  /** Accuracy by rows trained on, where it was measured. */
  readonly learning?: readonly LearningStep[];
}

const LISTED_CONFUSIONS = 40;
const LISTED_TEXT_LENGTH = 200;

/** One self-contained HTML page for people: figures, confusions, reliability, coverage, cases; light and dark. */
export function renderEvaluationReport(input: ReportInput): string {
  const { evaluation, judged, manifest, data, learning = [] } = input;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Evaluation of ${escapeHtml(manifest.id)}</title><style>${REPORT_STYLE}</style></head><body>
<h1>Evaluation of ${escapeHtml(manifest.id)}</h1>
<p>${judged.length} rows of ${escapeHtml(data.join(', '))}. Trained on ${manifest.examples} rows, ${manifest.labels.length} business cases, seed ${manifest.seed}, ${escapeHtml(manifest.createdAt)}.</p>
<h2>Summary</h2>${summary(evaluation)}${tierTable(judged)}
<h2>Can the confidence be trusted?</h2><p>Reliability: how often the first choice is right at each confidence. On the diagonal they agree.</p>${reliability(judged)}
<h2>How much can be decided, and how well?</h2><p>Most confident messages first: precision over the share of messages decided.</p>${coverage(judged)}
${learning.length === 0 ? '' : `<h2>Would more examples help?</h2><p>Accuracy by rows trained on: where the line still rises at its end, more would.</p>${learningChart(learning)}`}
<h2>What is mixed up?</h2>${confusionTable(judged)}
<h2>Business cases</h2>${caseTable(evaluation)}
${manifest.warnings.length === 0 ? '' : `<h2>Warnings of the training</h2><ul>${manifest.warnings.map((warning) => `<li>${escapeHtml(warning)}</li>`).join('')}</ul>`}
</body></html>
`;
}

function summary(evaluation: Evaluation): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Accuracy (in scope, forced choice)', share(evaluation.accuracy)],
    ['Among the first three', share(evaluation.top3Accuracy)],
    ['Macro F1', share(evaluation.macroF1)],
    ['Accuracy in scope, abstention counted as wrong', share(evaluation.inScopeAccuracy)],
    ['Out of scope: recall', share(evaluation.outOfScopeRecall)],
    ['Out of scope: precision', share(evaluation.outOfScopePrecision)],
    ['Expected calibration error', share(evaluation.expectedCalibrationError)],
    ['Decided at 95 % precision', share(evaluation.coverageAtPrecision['0.95'])],
    ['Decided at 98 % precision', share(evaluation.coverageAtPrecision['0.98'])],
    ['Decided at 99 % precision', share(evaluation.coverageAtPrecision['0.99'])],
    ['Messages a second', evaluation.messagesPerSecond?.toString() ?? 'not measured'],
  ];
  return table(
    ['Figure', 'Value'],
    rows.map(([name, value]) => [name, value]),
  );
}

function tierTable(judged: readonly JudgedExample[]): string {
  const rows = TIERS.map((tier) => {
    const own = judged.filter(({ prediction }) => prediction.tier === tier);
    const right = own.filter(({ example, prediction }) => prediction.businessCase === example.label).length;
    return [
      tier,
      String(own.length),
      share(judged.length === 0 ? null : own.length / judged.length),
      share(own.length === 0 ? null : right / own.length),
    ];
  });
  return table(['Tier', 'Rows', 'Share', 'Right'], rows);
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
    label: `${rows} rows: confidence ${share(confidence)}, right ${share(accuracy)}`,
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
      label: `${share(point.coverage)} decided: ${share(point.precision)} right, confidence from ${share(point.confidence)}`,
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

function confusionTable(judged: readonly JudgedExample[]): string {
  const all = confusions(
    judged.flatMap(({ example, prediction }) =>
      example.label === null
        ? []
        : [
            {
              text: example.text,
              label: example.label,
              predicted: prediction.alternatives[0]?.businessCase ?? '',
            },
          ],
    ),
  );
  if (all.length === 0) return '<p>Nothing.</p>';
  const rows = all
    .slice(0, LISTED_CONFUSIONS)
    .map(({ label, predicted, rows: count, texts }) => [
      label,
      predicted,
      String(count),
      texts.map(shorten).join(' · '),
    ]);
  const rest =
    all.length > LISTED_CONFUSIONS ? `<p>and ${all.length - LISTED_CONFUSIONS} further pairs.</p>` : '';
  return table(['Right', 'Predicted', 'Rows', 'Examples'], rows) + rest;
}

function caseTable({ byCase }: Evaluation): string {
  const ranked = [...byCase].sort((a, b) => a.f1 - b.f1);
  return table(
    ['Business case', 'Rows', 'Precision', 'Recall', 'F1'],
    ranked.map(({ businessCase, rows, precision, recall, f1 }) => [
      businessCase,
      String(rows),
      share(precision),
      share(recall),
      share(f1),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[], tag: string) =>
    `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  return `<div class="scroll"><table><thead>${cells(head, 'th')}</thead><tbody>${rows.map((row) => cells(row, 'td')).join('')}</tbody></table></div>`;
}

function share(value: number | null): string {
  return value === null ? 'no such rows' : value.toFixed(3);
}

function shorten(text: string): string {
  return text.length > LISTED_TEXT_LENGTH ? `${text.slice(0, LISTED_TEXT_LENGTH)}…` : text;
}
