import type { HourResult, SimulationResult } from './scenario.js';

/** A page with the figures of a simulation and its day as plots; no scripts, nothing from elsewhere. */
export function renderSimulationReport({ queues, agents, hours }: SimulationResult): string {
  const seconds = (value: number) => `${value.toFixed(1)} s`;
  const rows = queues.map(
    (queue) =>
      `<tr><th scope="row">${escapeText(queue.name)}</th><td>${queue.arrivals}</td><td>${queue.answered}</td>` +
      `<td>${queue.abandoned}</td><td>${share(queue.waitProbability)}</td><td>${seconds(queue.meanWaitSeconds)}</td>` +
      `<td>${seconds(queue.p95WaitSeconds)}</td><td>${share(queue.serviceLevel)}</td></tr>`,
  );
  const plots = [
    plot('Arrivals', hours, { of: (hour) => hour.arrivals, text: String }),
    plot('Mean wait', hours, { of: (hour) => hour.meanWaitSeconds, text: seconds }),
    plot('Service level', hours, { of: (hour) => hour.serviceLevel, text: share, most: 1 }),
    plot('Occupancy of the agents on shift', hours, { of: (hour) => hour.occupancy, text: share, most: 1 }),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Simulation</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1d2530; background: #fff }
table { border-collapse: collapse } th, td { padding: .2rem .8rem; text-align: right } th[scope=row] { text-align: left }
figure { margin: 1.5rem 0 } rect { fill: #2f6f9f } text { font-size: 11px; fill: #46515e }
</style>
</head>
<body>
<h1>Simulation</h1>
<table>
<thead><tr><th scope="col">Queue</th><th scope="col">Arrivals</th><th scope="col">Answered</th><th scope="col">Left</th><th scope="col">Waited</th><th scope="col">Mean wait</th><th scope="col">95 % within</th><th scope="col">In time</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
<p>Agents: occupancy ${share(agents.occupancy)}, fairness ${agents.fairness.toFixed(3)} (1: all did the same work).</p>
<h2>Fairness</h2>
${workPlot(agents.workByTenth)}
<h2>The day</h2>
${plots.join('\n')}
</body>
</html>
`;
}

const WIDTH = 720;
const HEIGHT = 160;
const BAR = WIDTH / 24;

/** Bars by the hour of the day, each with its value for the pointer and for screen readers. */
function plot(
  title: string,
  hours: readonly HourResult[],
  { of, text, most }: { of: (hour: HourResult) => number; text: (value: number) => string; most?: number },
): string {
  const highest = most ?? Math.max(1e-9, ...hours.map(of));
  const bars = hours.map((hour) => {
    const height = Math.min(1, of(hour) / highest) * HEIGHT;
    const x = hour.hour * BAR;
    return (
      `<rect x="${(x + 2).toFixed(1)}" y="${(HEIGHT - height).toFixed(1)}" width="${(BAR - 4).toFixed(1)}" height="${height.toFixed(1)}">` +
      `<title>${hour.hour}:00, ${text(of(hour))}</title></rect>` +
      `<text x="${(x + BAR / 2).toFixed(1)}" y="${HEIGHT + 14}" text-anchor="middle">${hour.hour}</text>`
    );
  });
  return `<figure><figcaption>${title} by hour of the day (highest bar possible: ${text(highest)})</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT + 20}" role="img" aria-label="${title} by hour of the day">${bars.join('')}</svg></figure>`;
}

/** Who did how much: were all bars on the line, all would have done the same. */
function workPlot(work: readonly number[]): string {
  const highest = Math.max(1, ...work) * 1.1;
  const width = WIDTH / Math.max(1, work.length);
  const bars = work.map((value, part) => {
    const height = (value / highest) * HEIGHT;
    return (
      `<rect x="${(part * width + 2).toFixed(1)}" y="${(HEIGHT - height).toFixed(1)}" width="${(width - 4).toFixed(1)}" height="${height.toFixed(1)}">` +
      `<title>${share(value)}</title></rect><text x="${((part + 0.5) * width).toFixed(1)}" y="${HEIGHT + 14}" text-anchor="middle">${share(value)}</text>`
    );
  });
  const mean = (HEIGHT - HEIGHT / highest).toFixed(1);
  const title = `Work of the agents in ${work.length} parts, least busy first, of the mean of all`;
  return `<figure><figcaption>${title}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT + 20}" role="img" aria-label="${title}">${bars.join('')}<line x1="0" x2="${WIDTH}" y1="${mean}" y2="${mean}" stroke="#b5541c" stroke-dasharray="4 4"/></svg></figure>`;
}

const share = (value: number) => `${(value * 100).toFixed(1)} %`;

const escapeText = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
