import type { Shift } from './scenario.js';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Whether somebody with these shifts takes tickets at a moment, in seconds since a midnight. */
export function isOnShift(shifts: readonly Shift[] | undefined, at: number): boolean {
  const hour = (at % DAY) / HOUR;
  return shifts === undefined || shifts.some(({ fromHour, toHour }) => fromHour <= hour && hour < toHour);
}

/** The next moment after `at` at which a shift begins or ends. */
export function nextShiftChange(shifts: readonly Shift[], at: number): number {
  const midnight = Math.floor(at / DAY) * DAY;
  const bounds = shifts.flatMap(({ fromHour, toHour }) => [fromHour * HOUR, toHour * HOUR]);
  const today = bounds.map((bound) => midnight + bound).filter((bound) => bound > at);
  return Math.min(...today, ...bounds.map((bound) => midnight + DAY + bound));
}

/** How many seconds of a time are on shift. */
export function secondsOnShift(shifts: readonly Shift[] | undefined, from: number, until: number): number {
  if (shifts === undefined || shifts.length === 0)
    return shifts === undefined ? Math.max(0, until - from) : 0;
  let seconds = 0;
  for (let at = from; at < until; ) {
    const next = Math.min(until, nextShiftChange(shifts, at));
    if (isOnShift(shifts, at)) seconds += next - at;
    at = next;
  }
  return seconds;
}
