import type { LearningPointJson } from '../api/json-types.js';
import { curvePoints } from '../logic/curve-points.js';
import { useConsole } from '../shared/console-context.js';
import { formatShare } from '../shared/format-share.js';

const WIDTH = 320;
const HEIGHT = 150;
const MARGIN = { left: 46, right: 12, top: 12, bottom: 26 };

/** What parts of a model's examples teach: as a line, and in numbers beside it. */
export function LearningCurveCard({ points }: { readonly points: readonly LearningPointJson[] | null }) {
  const { words } = useConsole();
  const text = words.model;
  return (
    <section class="card" aria-labelledby="curve-title">
      <h2 id="curve-title" class="big-title">
        {text.curve}
      </h2>
      {points !== null && points.length === 0 && <p class="hint">{text.curveNone}</p>}
      {points !== null && points.length > 0 && (
        <>
          <p class="muted small">{text.curveLead}</p>
          <div class="curve">
            <Line points={points} />
            <table aria-labelledby="curve-title">
              <thead>
                <tr>
                  <th scope="col" class="num">
                    {text.curveExamples}
                  </th>
                  <th scope="col" class="num">
                    {text.curveRight}
                  </th>
                </tr>
              </thead>
              <tbody>
                {points.map(({ rows, share, accuracy }) => (
                  <tr key={share}>
                    <th scope="row" class="num">
                      {rows.toLocaleString(words.locale)}
                    </th>
                    <td class="num">
                      {accuracy === null ? text.curveTooFew : formatShare(accuracy, words.locale)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}

/** The table beside it says the same, so that it is decoration to whoever hears the page. */
function Line({ points }: { readonly points: readonly LearningPointJson[] }) {
  const { words } = useConsole();
  const values = points.flatMap(({ rows, accuracy }) =>
    accuracy === null ? [] : [{ amount: rows, value: accuracy }],
  );
  const { points: places, lowest } = curvePoints(values, { width: WIDTH, height: HEIGHT });
  const levels = [1, (1 + lowest) / 2, lowest];
  return (
    <svg
      class="curve-line"
      viewBox={`0 0 ${MARGIN.left + WIDTH + MARGIN.right} ${MARGIN.top + HEIGHT + MARGIN.bottom}`}
      aria-hidden="true"
      focusable="false"
    >
      <g transform={`translate(${MARGIN.left} ${MARGIN.top})`}>
        {levels.map((level, index) => {
          const y = (HEIGHT * index) / (levels.length - 1);
          return (
            <g key={level}>
              <line class="level" x1={0} x2={WIDTH} y1={y} y2={y} />
              <text x={-8} y={y + 4} text-anchor="end">
                {formatShare(level, words.locale)}
              </text>
            </g>
          );
        })}
        <polyline class="path" points={places.map(({ x, y }) => `${x},${y}`).join(' ')} />
        {places.map(({ x, y }, index) => (
          <circle key={index} class="spot" cx={x} cy={y} r={4} />
        ))}
        <text x={0} y={HEIGHT + 19}>
          0
        </text>
        <text x={WIDTH} y={HEIGHT + 19} text-anchor="end">
          {(values.at(-1)?.amount ?? 0).toLocaleString(words.locale)} {words.learning.examples}
        </text>
      </g>
    </svg>
  );
}
