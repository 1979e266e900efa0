import { type OpeningHours, type OpeningSpan, WEEKDAYS } from '../../domain/opening-hours.js';
import { instantOf, offsetAt } from './zoned-time.js';

/** Epoch milliseconds, `start` inclusive, `end` exclusive. */
export interface OpenTime {
  readonly start: number;
  readonly end: number;
}

const DAY_MS = 86_400_000;
/** A queue that stays closed longer than this is taken for closed for ever. */
const MOST_DAYS = 400;
const LONGEST_MS = 7 * DAY_MS;

/** Whether it is open at an instant, and until when that is certain (Infinity: for ever). */
export function openingAt(
  hours: OpeningHours,
  at: number,
): { readonly isOpen: boolean; readonly changesAt: number } {
  for (const { start, end } of openTimesFrom(hours, at)) {
    return start <= at ? { isOpen: true, changesAt: end } : { isOpen: false, changesAt: start };
  }
  return { isOpen: false, changesAt: Number.POSITIVE_INFINITY };
}

/** The instant at which it has been open for `durationMs` since `from`; Infinity when it never will have been. */
export function afterOpenTime(hours: OpeningHours, from: number, durationMs: number): number {
  let left = durationMs;
  for (const { start, end } of openTimesFrom(hours, from)) {
    const begin = Math.max(start, from);
    if (begin + left <= end) return begin + left;
    left -= end - begin;
  }
  return Number.POSITIVE_INFINITY;
}

/** The times open that end after an instant, in order, those that touch joined into pieces of a week. */
function* openTimesFrom(hours: OpeningHours, at: number): Generator<OpenTime> {
  const today = Math.floor((at + offsetAt(hours.timeZone, at)) / DAY_MS) * DAY_MS;
  let open: OpenTime | null = null;
  for (let day = -1; day <= MOST_DAYS; day++) {
    for (const next of openTimesOf(hours, today + day * DAY_MS)) {
      if (open !== null && next.start <= open.end) open = { start: open.start, end: next.end };
      else {
        if (open !== null && open.end > at) yield open;
        open = next;
      }
    }
    if (open === null || open.end <= at) continue;
    // an end before the next day begins cannot be prolonged any more; around the clock comes in pieces
    const nextDay = instantOf(hours.timeZone, today + (day + 1) * DAY_MS, 'earlier');
    if (open.end < nextDay || open.end - Math.max(open.start, at) >= LONGEST_MS) {
      yield open;
      open = null;
    }
  }
  if (open !== null && open.end > at) yield open;
}

/** The days looked at before; asking the platform for time zone offsets is slow. */
const known = new WeakMap<OpeningHours, Map<number, readonly OpenTime[]>>();
const MOST_KNOWN = 1000;

/** `day` is local midnight as if it were universal time. */
function openTimesOf(hours: OpeningHours, day: number): readonly OpenTime[] {
  const days = known.get(hours) ?? new Map<number, readonly OpenTime[]>();
  known.set(hours, days);
  const times = days.get(day) ?? computeOpenTimes(hours, day);
  if (days.size >= MOST_KNOWN) days.clear();
  days.set(day, times);
  return times;
}

function computeOpenTimes(
  { timeZone, weekly, holidays = [] }: OpeningHours,
  day: number,
): readonly OpenTime[] {
  const date = new Date(day).toISOString().slice(0, 10);
  const holiday = holidays.find((each) => each.date === date);
  const weekday = WEEKDAYS[(new Date(day).getUTCDay() + 6) % 7] ?? 'mon';
  const spans: readonly OpeningSpan[] =
    holiday === undefined ? weekly.filter(({ days }) => days.includes(weekday)) : (holiday.open ?? []);
  return spans
    .map(({ from, to }) => ({
      start: instantOf(timeZone, day + minutesOf(from) * 60_000, 'earlier'),
      end: instantOf(timeZone, day + minutesOf(to) * 60_000, 'later'),
    }))
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start);
}

/** Minutes since midnight of `HH:MM`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
