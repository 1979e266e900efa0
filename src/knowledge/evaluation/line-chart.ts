import { escapeHtml } from './escape-html.js';

export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  /** Shown when the pointer rests on the point. */
  readonly label: string;
}

export interface LineChart {
  readonly title: string;
  /** By ascending x. */
  readonly points: readonly ChartPoint[];
  /** A second, dashed line to compare with. */
  readonly compared?: readonly ChartPoint[];
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
  /** A dashed line from corner to corner; false unless told. */
  readonly diagonal?: boolean;
  /** A dot at each point; false unless told. */
  readonly dots?: boolean;
}

const WIDTH = 560;
const HEIGHT = 340;
const MARGIN = { left: 56, right: 16, top: 12, bottom: 44 };
const TICKS = 5;

/** A line chart as inline SVG, coloured by the page's style. */
export function lineChart({
  title,
  points,
  compared = [],
  xLabel,
  yLabel,
  xRange,
  yRange,
  diagonal = false,
  dots = false,
}: LineChart): string {
  const x = (value: number) =>
    MARGIN.left + ((value - xRange[0]) / (xRange[1] - xRange[0])) * (WIDTH - MARGIN.left - MARGIN.right);
  const y = (value: number) =>
    HEIGHT -
    MARGIN.bottom -
    ((value - yRange[0]) / (yRange[1] - yRange[0])) * (HEIGHT - MARGIN.top - MARGIN.bottom);
  const ticks = ([from, to]: readonly [number, number]) =>
    Array.from({ length: TICKS + 1 }, (_, tick) => from + ((to - from) * tick) / TICKS);
  const line = (ends: readonly [number, number, number, number], style: string) =>
    `<line class="${style}" x1="${fixed(ends[0])}" y1="${fixed(ends[1])}" x2="${fixed(ends[2])}" y2="${fixed(ends[3])}"/>`;
  const across = ticks(yRange).map(
    (value) =>
      line([x(xRange[0]), y(value), x(xRange[1]), y(value)], 'axis') +
      `<text x="${MARGIN.left - 8}" y="${fixed(y(value) + 4)}" text-anchor="end">${label(value)}</text>`,
  );
  const below = ticks(xRange).map(
    (value) =>
      `<text x="${fixed(x(value))}" y="${HEIGHT - MARGIN.bottom + 18}" text-anchor="middle">${label(value)}</text>`,
  );
  const path = (of: readonly ChartPoint[]) =>
    of.map((point, index) => `${index === 0 ? 'M' : 'L'}${fixed(x(point.x))} ${fixed(y(point.y))}`).join('');
  const other = compared.length > 0 ? `<path class="other" d="${path(compared)}"/>` : '';
  const marks = [...compared, ...points].map(
    (point) =>
      `<circle class="dot" cx="${fixed(x(point.x))}" cy="${fixed(y(point.y))}" r="${dots ? 4 : 1.5}"><title>${escapeHtml(point.label)}</title></circle>`,
  );
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" role="img" aria-label="${escapeHtml(title)}">${across.join('')}${below.join('')}
${diagonal ? line([x(xRange[0]), y(yRange[0]), x(xRange[1]), y(yRange[1])], 'guide') : ''}${other}<path class="curve" d="${path(points)}"/>${marks.join('')}
<text x="${WIDTH / 2}" y="${HEIGHT - 6}" text-anchor="middle">${escapeHtml(xLabel)}</text>
<text transform="rotate(-90)" x="${-HEIGHT / 2}" y="14" text-anchor="middle">${escapeHtml(yLabel)}</text></svg>`;
}

function fixed(value: number): string {
  return value.toFixed(1);
}

function label(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
