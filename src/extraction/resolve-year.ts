import { type CalendarDay, dayNumber, isCalendarDay } from './calendar-day.js';

/** The full year of two digits: up to 20 years ahead of `referenceYear` is this century (deadlines), the rest the last (births). */
export function fullYear(twoDigits: number, referenceYear: number): number {
  const century = Math.floor(referenceYear / 100) * 100;
  return twoDigits <= (referenceYear % 100) + 20 ? century + twoDigits : century - 100 + twoDigits;
}

/**
 * The day that `3.4.` most likely means for someone writing on `reference`: of last, this and next year's, the nearest.
 * Null where the day exists in none of them (31 February).
 */
export function nearestYear(month: number, day: number, reference: CalendarDay): CalendarDay | null {
  const days = [0, -1, 1]
    .map((offset) => ({ year: reference.year + offset, month, day }))
    .filter((candidate) => isCalendarDay(candidate));
  const distance = (candidate: CalendarDay): number => Math.abs(dayNumber(candidate) - dayNumber(reference));
  return days.sort((a, b) => distance(a) - distance(b))[0] ?? null;
}
