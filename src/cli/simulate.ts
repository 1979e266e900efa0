import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { parseScenario } from '../routing/simulation/parse-scenario.js';
import type { Scenario, SimulationResult } from '../routing/simulation/scenario.js';
import { simulate } from '../routing/simulation/simulate.js';
import { UsageError } from './exit-codes.js';
import { openProgressBar } from './progress-bar.js';

/** `weiche simulate SCENARIO.json`: the routing engine on simulated arrivals. */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description(
      'Run the routing engine on simulated arrivals and show waiting times, service level and occupancy',
    )
    .argument('<scenario>', 'the contact centre as JSON: queues with arrivals and handling times, and agents')
    .option('--json', 'the figures as one JSON document')
    .action(async (file: string, options: { readonly json?: boolean }) => {
      const scenario = await readScenario(file);
      const bar = openProgressBar('simulating');
      const result = simulate(scenario, { onProgress: bar.update });
      bar.stop();
      process.stdout.write(options.json === true ? `${JSON.stringify(result)}\n` : render(result));
    });
}

async function readScenario(file: string): Promise<Scenario> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new UsageError('The file cannot be read.', { file });
  }
  const parsed = parseScenario(parseJson(text, file));
  if (parsed.ok) return parsed.scenario;
  throw new UsageError(
    parsed.problems.map(({ path, sentence }) => `${path === '' ? '/' : path}: ${sentence}`).join('\n  '),
    { file },
  );
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // V8 names the place as "position 17"
    const position = /position (\d{1,10})/.exec(error instanceof Error ? error.message : '')?.[1];
    const line = position === undefined ? 1 : text.slice(0, Number(position)).split('\n').length;
    throw new UsageError('The text is not JSON.', { file, line, cause: error });
  }
}

function render({ queues, agents }: SimulationResult): string {
  const rows = queues.map((queue) => [
    queue.name,
    String(queue.arrivals),
    String(queue.answered),
    String(queue.abandoned),
    percent(queue.waitProbability),
    queue.meanWaitSeconds.toFixed(1),
    queue.p95WaitSeconds.toFixed(1),
    percent(queue.serviceLevel),
  ]);
  const table = [HEADINGS, ...rows];
  const widths = HEADINGS.map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  const lines = table.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  return `${lines.join('\n')}\n\nagents: occupancy ${percent(agents.occupancy)}, fairness ${agents.fairness.toFixed(3)}\n`;
}

const HEADINGS = ['queue', 'arrivals', 'answered', 'abandoned', 'waited', 'mean s', 'p95 s', 'in time'];
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
