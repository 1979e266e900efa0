/** A day of the Gregorian calendar without time or zone. Months count from 1. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MS_PER_DAY = 86_400_000;

/** False for 31 February and the like, and for years outside 1900..2199, which no customer message means. */
export function isCalendarDay({ year, month, day }: CalendarDay): boolean {
  return (
    year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  );
}

/** `yyyy-mm-dd` */
export function isoDay({ year, month, day }: CalendarDay): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Days since 1970-01-01. */
export function dayNumber({ year, month, day }: CalendarDay): number {
  return Date.UTC(year, month - 1, day) / MS_PER_DAY;
}

export function dayFromNumber(number: number): CalendarDay {
  const date = new Date(number * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return dayFromNumber(dayNumber(day) + days);
}

/** Keeps the day of the month where the target month has it, else takes that month's last day. */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  const index = day.year * 12 + day.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return { year, month, day: Math.min(day.day, daysInMonth(year, month)) };
}

/** 0 Monday .. 6 Sunday. */
export function weekdayOf(day: CalendarDay): number {
  return (((dayNumber(day) + 3) % 7) + 7) % 7;
}

interface ZoneDays {
  readonly format: Intl.DateTimeFormat;
  /** By quarter of an hour: the offset of every zone (since 1972) is a multiple of it, so that no midnight falls inside one. */
  readonly days: Map<number, CalendarDay>;
}

const QUARTER_MS = 900_000;
const MOST_DAYS = 1_000;
const zones = new Map<string, ZoneDays>();

/** The day that a clock on the wall of `timeZone` (IANA name) shows at `instant`. RangeError on an unknown zone. */
export function dayInZone(instant: Date, timeZone: string): CalendarDay {
  let zone = zones.get(timeZone);
  if (zone === undefined) {
    const format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    zone = { format, days: new Map() };
    // zones come from callers, so the cache must not grow with them
    if (zones.size < 100) zones.set(timeZone, zone);
  }
  const quarter = Math.floor(instant.getTime() / QUARTER_MS);
  const known = zone.days.get(quarter);
  if (known !== undefined) return known;
  const [year = 0, month = 0, day = 0] = zone.format.format(instant).split('-').map(Number);
  if (zone.days.size >= MOST_DAYS) zone.days.clear();
  zone.days.set(quarter, { year, month, day });
  return { year, month, day };
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
