import type { HourResult, Shift } from './scenario.js';
import { isOnShift } from './shifts.js';

/** Counts by the hour of the day; all times in seconds since a midnight. */
export interface HourTallies {
  arrived(at: number): void;
  waited(arrivedAt: number, seconds: number, inTime: boolean): void;
  /** `part` of an agent is in use. */
  worked(from: number, seconds: number, part: number): void;
  /** One entry an agent. */
  result(shifts: readonly (readonly Shift[] | undefined)[]): readonly HourResult[];
}

const HOUR = 3600;
const HOURS = 24;

export function createHourTallies(from: number, until: number): HourTallies {
  const tallies = Array.from({ length: HOURS }, (_, hour) => ({
    hour,
    arrivals: 0,
    ended: 0,
    waited: 0,
    inTime: 0,
    worked: 0,
  }));
  const of = (at: number) => tallies[Math.floor(at / HOUR) % HOURS] as (typeof tallies)[number];

  return {
    arrived(at) {
      of(at).arrivals++;
    },
    waited(arrivedAt, seconds, inTime) {
      const tally = of(arrivedAt);
      tally.ended++;
      tally.waited += seconds;
      if (inTime) tally.inTime++;
    },
    worked(begin, seconds, part) {
      let at = begin;
      for (let left = seconds; left > 1e-9; ) {
        const piece = Math.min(left, (Math.floor(at / HOUR) + 1) * HOUR - at);
        of(at).worked += piece * part;
        at += piece;
        left -= piece;
      }
    },
    result(shifts) {
      const staffed = staffedSeconds(shifts, from, until);
      return tallies.map(({ hour, arrivals, ended, waited, inTime, worked }) => ({
        hour,
        arrivals,
        meanWaitSeconds: ended === 0 ? 0 : waited / ended,
        serviceLevel: arrivals === 0 ? 1 : inTime / arrivals,
        occupancy: staffed[hour] === 0 ? 0 : worked / (staffed[hour] ?? 1),
      }));
    },
  };
}

/** Seconds on shift of all agents, by hour of the day, to the minute. */
function staffedSeconds(
  shifts: readonly (readonly Shift[] | undefined)[],
  from: number,
  until: number,
): readonly number[] {
  const seconds = new Array<number>(HOURS).fill(0);
  const onShift = Array.from({ length: HOURS * 60 }, (_, minute) => {
    return shifts.filter((each) => isOnShift(each, minute * 60)).length;
  });
  for (let at = from; at < until; ) {
    const next = Math.min(until, (Math.floor(at / 60) + 1) * 60);
    const minute = Math.floor(at / 60) % (HOURS * 60);
    const hour = Math.floor(minute / 60);
    seconds[hour] = (seconds[hour] ?? 0) + (next - at) * (onShift[minute] ?? 0);
    at = next;
  }
  return seconds;
}
