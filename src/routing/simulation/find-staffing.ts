import type { QueueResult, Scenario } from './scenario.js';
import { simulate } from './simulate.js';

export interface StaffingQuestion {
  readonly scenario: Scenario;
  /** Share of every queue's arrivals that must be answered within its `serviceLevelSeconds`, 0..1. */
  readonly serviceLevel: number;
  /** The group of agents whose size is looked for; the first unless told. */
  readonly group?: number;
  /** More than this many agents are not tried; 10,000 unless told. */
  readonly mostAgents?: number;
  readonly onTried?: (tried: StaffingTrial) => void;
}

export interface StaffingTrial {
  readonly agents: number;
  readonly queues: readonly QueueResult[];
  readonly occupancy: number;
}

/** The fewest agents that are enough, with one fewer beside them; null when even the most are not enough. */
export interface StaffingAnswer {
  readonly enough: StaffingTrial;
  readonly tooFew: StaffingTrial | null;
}

/**
 * How many agents a service level takes: doubles the group until it is reached, then halves the gap. Every trial meets
 * the same customers (one random stream per purpose), so that more agents are never worse by chance alone.
 */
export function findStaffing({
  scenario,
  serviceLevel,
  group = 0,
  mostAgents = 10_000,
  onTried,
}: StaffingQuestion): StaffingAnswer | null {
  const tried = new Map<number, StaffingTrial>();
  const trial = (count: number): StaffingTrial => {
    const known = tried.get(count);
    if (known !== undefined) return known;
    const agents = scenario.agents.map((each, index) => (index === group ? { ...each, count } : each));
    const { queues, agents: figures } = simulate({ ...scenario, agents });
    const result = { agents: count, queues, occupancy: figures.occupancy };
    tried.set(count, result);
    onTried?.(result);
    return result;
  };
  const isEnough = (count: number) =>
    trial(count).queues.every((queue) => queue.arrivals === 0 || queue.serviceLevel >= serviceLevel);

  let enough = 1;
  while (!isEnough(enough)) {
    if (enough >= mostAgents) return null;
    enough = Math.min(mostAgents, enough * 2);
  }
  let tooFew = Math.floor(enough / 2);
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2);
    if (isEnough(middle)) enough = middle;
    else tooFew = middle;
  }
  return { enough: trial(enough), tooFew: tooFew === 0 ? null : trial(tooFew) };
}
