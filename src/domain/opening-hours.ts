export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Local times `HH:MM`, from (inclusive) to (exclusive); `24:00` is the end of the day. */
export interface OpeningSpan {
  readonly from: string;
  readonly to: string;
}

export interface WeeklySpan extends OpeningSpan {
  readonly days: readonly Weekday[];
}

/** A date on which the week's hours do not hold. */
export interface Holiday {
  /** `2026-12-24`, local. */
  readonly date: string;
  /** Open all the same in these hours; closed all day unless told. */
  readonly open?: readonly OpeningSpan[];
}

/** When people work on a queue, by the clock on their wall. */
export interface OpeningHours {
  /** IANA name, `Europe/Berlin`. */
  readonly timeZone: string;
  readonly weekly: readonly WeeklySpan[];
  readonly holidays?: readonly Holiday[];
}
