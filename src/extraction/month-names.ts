const MONTHS: readonly string[] = [
  'januar|jänner|jaenner|january|jan',
  'februar|feber|february|feb',
  'märz|maerz|mrz|mär|march|mar',
  'april|apr',
  'mai|may',
  'juni|june|jun',
  'juli|july|jul',
  'august|aug',
  'september|sept|sep',
  'oktober|october|okt|oct',
  'november|nov',
  'dezember|december|dez|dec',
];
const WEEKDAYS: readonly string[] = [
  'montag|mo|monday|mon',
  'dienstag|di|tuesday|tues|tue',
  'mittwoch|mi|wednesday|wed',
  'donnerstag|do|thursday|thurs|thur|thu',
  'freitag|fr|friday|fri',
  'samstag|sonnabend|sa|saturday|sat',
  'sonntag|so|sunday|sun',
];

const monthNumbers = new Map(
  MONTHS.flatMap((names, index) => names.split('|').map((name) => [name, index + 1])),
);
const weekdayNumbers = new Map(
  WEEKDAYS.flatMap((names, index) => names.split('|').map((name) => [name, index])),
);
const longestFirst = (names: Iterable<string>): string =>
  [...names].sort((a, b) => b.length - a.length).join('|');

/** Regular-expression sources (German and English, abbreviations too), without groups or boundaries. */
export const MONTH_PATTERN = longestFirst(monthNumbers.keys());
export const WEEKDAY_PATTERN = longestFirst(weekdayNumbers.keys());
export const FULL_WEEKDAY_PATTERN = longestFirst(
  [...weekdayNumbers.keys()].filter((name) => /(?:tag|day|mittwoch|abend)$/.test(name)),
);

/** 1..12, or null. Reads `März`, `mrz`, `Sept` and the like. */
export function monthFromName(name: string): number | null {
  return monthNumbers.get(name.toLowerCase()) ?? null;
}

/** 0 Monday .. 6 Sunday, or null. */
export function weekdayFromName(name: string): number | null {
  return weekdayNumbers.get(name.toLowerCase()) ?? null;
}
