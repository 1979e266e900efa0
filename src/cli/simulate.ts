import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { renderSimulationReport } from '../routing/simulation/render-report.js';
import type { SimulationResult } from '../routing/simulation/scenario.js';
import { simulate } from '../routing/simulation/simulate.js';
import { checkOutputFolder, makeOutputFolder } from './output-folder.js';
import { openProgressBar } from './progress-bar.js';
import { readScenario } from './read-scenario.js';
import { percent, textTable } from './text-table.js';

/** `weiche simulate SCENARIO.json`: the routing engine on simulated arrivals. */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description(
      'Run the routing engine on simulated arrivals and show waiting times, service level and occupancy',
    )
    .argument('<scenario>', 'the contact centre as JSON: queues with arrivals and handling times, and agents')
    .option('--report <directory>', 'write simulation.html there: the hours of the day as plots')
    .option('--json', 'the figures as one JSON document')
    .action(async (file: string, options: { readonly json?: boolean; readonly report?: string }) => {
      if (options.report !== undefined) await checkOutputFolder(options.report);
      const scenario = await readScenario(file);
      const bar = openProgressBar('simulating');
      const result = simulate(scenario, { onProgress: bar.update });
      bar.stop();
      if (options.report !== undefined) {
        await makeOutputFolder(options.report);
        await writeFile(join(options.report, 'simulation.html'), renderSimulationReport(result));
        console.error(`report: ${join(options.report, 'simulation.html')}`);
      }
      process.stdout.write(options.json === true ? `${JSON.stringify(result)}\n` : render(result));
    });
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
  return `${textTable(HEADINGS, rows)}\n\nagents: occupancy ${percent(agents.occupancy)}, fairness ${agents.fairness.toFixed(3)}\n`;
}

const HEADINGS = ['queue', 'arrivals', 'answered', 'abandoned', 'waited', 'mean s', 'p95 s', 'in time'];
