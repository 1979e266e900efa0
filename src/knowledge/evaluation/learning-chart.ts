import { lineChart } from './line-chart.js';

/** Rows trained on, and the accuracy that they gave; null: too few to learn from. */
export interface LearningStep {
  readonly rows: number;
  readonly accuracy: number | null;
}

/** Accuracy over the rows trained on, as inline SVG. */
export function learningChart(learning: readonly LearningStep[]): string {
  const points = learning.flatMap(({ rows, accuracy }) =>
    accuracy === null ? [] : [{ x: rows, y: accuracy, label: `${rows} rows: ${accuracy.toFixed(3)}` }],
  );
  const lowest = Math.min(1, ...points.map(({ y }) => y));
  return lineChart({
    title: 'Learning curve',
    points,
    xLabel: 'rows trained on',
    yLabel: 'accuracy',
    xRange: [0, Math.max(1, ...points.map(({ x }) => x))],
    yRange: [Math.floor(lowest * 10) / 10, 1],
    dots: true,
  });
}
