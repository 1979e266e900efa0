import type { Agent } from '../../domain/agent.js';
import type { Channel } from '../../domain/channel.js';
import { createHourTallies } from './hour-tallies.js';
import type { Scenario, Shift, SimulationResult } from './scenario.js';
import { secondsOnShift } from './shifts.js';

/** Counts what happens to the tickets that come in the measured time. All times in seconds. */
export interface Measures {
  arrived(queue: string, at: number): void;
  answered(queue: string, times: { readonly arrivedAt: number; readonly at: number }): void;
  abandoned(queue: string, times: { readonly arrivedAt: number; readonly at: number }): void;
  worked(
    agentId: string,
    work: { readonly channel: Channel; readonly at: number; readonly seconds: number },
  ): void;
  /** Tickets measured that still wait. */
  open(): number;
  result(): SimulationResult;
}

export function createMeasures(
  scenario: Scenario,
  {
    from,
    until,
    agents,
    shifts,
  }: {
    readonly from: number;
    readonly until: number;
    readonly agents: readonly Agent[];
    readonly shifts: (agentId: string) => readonly Shift[] | undefined;
  },
): Measures {
  const tallies = new Map(
    scenario.queues.map((queue) => [
      queue.name,
      {
        arrivals: 0,
        answered: 0,
        abandoned: 0,
        inTime: 0,
        level: queue.serviceLevelSeconds ?? 20,
        waits: [] as number[],
      },
    ]),
  );
  const capacities = new Map(agents.map(({ id, capacity }) => [id, capacity]));
  const work = new Map(agents.map(({ id }) => [id, 0]));
  const hours = createHourTallies(from, until);
  let open = 0;

  const counted = (queue: string, arrivedAt: number) =>
    arrivedAt >= from && arrivedAt < until ? tallies.get(queue) : undefined;

  return {
    arrived(queue, at) {
      const tally = counted(queue, at);
      if (tally === undefined) return;
      tally.arrivals++;
      hours.arrived(at);
      open++;
    },
    answered(queue, { arrivedAt, at }) {
      const tally = counted(queue, arrivedAt);
      if (tally === undefined) return;
      tally.answered++;
      tally.waits.push(at - arrivedAt);
      const inTime = at - arrivedAt <= tally.level;
      if (inTime) tally.inTime++;
      hours.waited(arrivedAt, at - arrivedAt, inTime);
      open--;
    },
    abandoned(queue, { arrivedAt, at }) {
      const tally = counted(queue, arrivedAt);
      if (tally === undefined) return;
      tally.abandoned++;
      tally.waits.push(at - arrivedAt);
      hours.waited(arrivedAt, at - arrivedAt, false);
      open--;
    },
    worked(agentId, { channel, at, seconds }) {
      const within = Math.min(at + seconds, until) - Math.max(at, from);
      const slots = capacities.get(agentId)?.[channel] ?? 0;
      if (within <= 0 || slots <= 0) return;
      work.set(agentId, (work.get(agentId) ?? 0) + within / slots);
      hours.worked(Math.max(at, from), within, 1 / slots);
    },
    open: () => open,
    result: () => ({
      queues: [...tallies].map(([name, { arrivals, answered, abandoned, inTime, waits }]) => {
        waits.sort((a, b) => a - b);
        return {
          name,
          arrivals,
          answered,
          abandoned,
          unanswered: arrivals - answered - abandoned,
          waitProbability: share(arrivals - waits.lastIndexOf(0) - 1, arrivals),
          meanWaitSeconds: share(sum(waits), waits.length),
          p95WaitSeconds: waits[Math.max(0, Math.ceil(waits.length * 0.95) - 1)] ?? 0,
          serviceLevel: share(inTime, arrivals),
        };
      }),
      agents: {
        occupancy: share(
          sum(work.values()),
          sum(agents.map(({ id }) => secondsOnShift(shifts(id), from, until))),
        ),
        fairness: jainIndex([...work.values()]),
        workByTenth: workByTenth([...work.values()]),
      },
      hours: hours.result(agents.map(({ id }) => shifts(id))),
    }),
  };
}

/** Jain, Chiu and Hawe (1984): (Σx)² / (n Σx²); 1 where nobody did anything. */
function jainIndex(values: readonly number[]): number {
  const squares = sum(values.map((value) => value * value));
  return squares === 0 ? 1 : sum(values) ** 2 / (values.length * squares);
}

/** Fewer than ten agents make as many parts as there are. */
function workByTenth(values: readonly number[]): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const mean = share(sum(sorted), sorted.length);
  const parts = Math.min(10, sorted.length);
  return Array.from({ length: parts }, (_, part) => {
    const tenth = sorted.slice(
      Math.floor((part * sorted.length) / parts),
      Math.floor(((part + 1) * sorted.length) / parts),
    );
    return mean === 0 ? 1 : sum(tenth) / tenth.length / mean;
  });
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
