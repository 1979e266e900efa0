import { Command } from 'commander';
import { findStaffing, type StaffingTrial } from '../routing/simulation/find-staffing.js';
import type { Scenario } from '../routing/simulation/scenario.js';
import { EXIT_CODES, UsageError } from './exit-codes.js';
import { readScenario } from './read-scenario.js';
import { percent, textTable } from './text-table.js';

interface StaffingFlags {
  readonly target: string;
  readonly within?: string;
  readonly group: string;
  readonly arrivals?: string;
  readonly handling?: string;
  readonly patience?: string;
  readonly json?: boolean;
}

/** `weiche staffing`: how many agents a service level takes, by simulation. */
export function staffingCommand(): Command {
  return new Command('staffing')
    .description(
      'how many agents it takes, say, to answer 80 % within 20 s: by simulation with the routing engine',
    )
    .argument('[scenario]', 'the contact centre as JSON, as for simulate; or name --arrivals and --handling')
    .option('--target <percent>', 'share of the customers of every queue that must be answered in time', '80')
    .option('--within <seconds>', 'what is in time (default: what the scenario says, else 20)')
    .option('--group <number>', 'the group of agents in the scenario whose size is looked for, from 1', '1')
    .option('--arrivals <number>', 'customers an hour, where there is no scenario')
    .option('--handling <seconds>', 'mean handling time, where there is no scenario')
    .option('--patience <seconds>', 'mean patience, where there is no scenario (default: nobody leaves)')
    .option('--json', 'the answer as one JSON document')
    .action(async (file: string | undefined, flags: StaffingFlags) => {
      const target = numberOf('--target', flags.target, { most: 100 }) / 100;
      const scenario = withLevel(file === undefined ? plainScenario(flags) : await readScenario(file), flags);
      const group = numberOf('--group', flags.group) - 1;
      if (!Number.isInteger(group) || group >= scenario.agents.length)
        throw new UsageError(`There is no group ${flags.group}; the scenario has ${scenario.agents.length}.`);
      const answer = findStaffing({
        scenario,
        serviceLevel: target,
        group,
        onTried: ({ agents }) => process.stderr.write(`tried ${agents}\n`),
      });
      if (answer === null) {
        process.stderr.write('weiche: Not even 10,000 agents in this group reach it.\n');
        process.exitCode = EXIT_CODES.failure;
        return;
      }
      const { enough, tooFew } = answer;
      if (flags.json === true) {
        process.stdout.write(`${JSON.stringify({ target, agents: enough.agents, enough, tooFew })}\n`);
        return;
      }
      const rows = [enough, ...(tooFew === null ? [] : [tooFew])].flatMap(rowsOf);
      process.stdout.write(
        `${enough.agents} agents.\n\n${textTable(['queue', 'agents', 'in time', 'mean s', 'left', 'occupied'], rows)}\n`,
      );
    });
}

const MOST = 1e7;

function numberOf(option: string, text: string, { most = MOST }: { readonly most?: number } = {}): number {
  const value = Number(text);
  if (!(value > 0 && value <= most))
    throw new UsageError(`${option} ${text} is no number above 0 and up to ${most}.`);
  return value;
}

/** One queue for as long as a hundred thousand customers take, at least a day and at most a thousand hours. */
function plainScenario({ arrivals, handling, patience }: StaffingFlags): Scenario {
  if (arrivals === undefined || handling === undefined)
    throw new UsageError('Name a scenario, or --arrivals and --handling.');
  const arrivalsPerHour = numberOf('--arrivals', arrivals);
  return {
    seed: 1,
    durationHours: Math.min(1000, Math.max(24, 100_000 / arrivalsPerHour)),
    warmupHours: 2,
    queues: [
      {
        name: 'all',
        arrivalsPerHour,
        handlingTime: { distribution: 'exponential', meanSeconds: numberOf('--handling', handling) },
        ...(patience === undefined ? {} : { patience: { meanSeconds: numberOf('--patience', patience) } }),
      },
    ],
    agents: [{ count: 1 }],
  };
}

function withLevel(scenario: Scenario, { within }: StaffingFlags): Scenario {
  if (within === undefined) return scenario;
  const serviceLevelSeconds = numberOf('--within', within);
  return { ...scenario, queues: scenario.queues.map((queue) => ({ ...queue, serviceLevelSeconds })) };
}

const rowsOf = ({ agents, queues, occupancy }: StaffingTrial) =>
  queues.map((queue) => [
    queue.name,
    String(agents),
    percent(queue.serviceLevel),
    queue.meanWaitSeconds.toFixed(1),
    String(queue.abandoned),
    percent(occupancy),
  ]);
