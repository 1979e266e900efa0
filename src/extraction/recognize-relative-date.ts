import type { Entity } from '../domain/entity.js';
import { rareMatches } from '../text/rare-matches.js';
import { isCalendarDay, isoDay } from './calendar-day.js';
import { FULL_WEEKDAY_PATTERN, MONTH_PATTERN } from './month-names.js';
import { entityAt, type Recognizer } from './recognizer.js';
import { RELATIVE_DATE_FORMS } from './relative-date-forms.js';

const RANGE_BEFORE = new RegExp(`(?:${FULL_WEEKDAY_PATTERN})\\s(?:bis|und|to|and|through)\\s$`, 'iu');
/** "Am kommenden Montag, dem 9. März": the date says it better. */
const DATE_BEHIND = new RegExp(
  `^,?\\s(?:(?:den|dem|der|the)\\s)?\\d{1,2}(?:\\.|st|nd|rd|th)?\\s?(?:\\d{1,2}\\.|(?:of\\s)?(?:${MONTH_PATTERN})(?!\\p{L}))`,
  'iu',
);

/**
 * Days named from the writer's today, resolved against the day of arrival and marked `relative`; none are reported
 * when that day is unknown. "Letzten" is the last such weekday before the arrival, "nächsten" the first after it,
 * "diesen" the one in the same week. Spans of time ("seit drei Tagen", "nächste Woche") are not days.
 */
export const recognizeRelativeDate: Recognizer = ({ text, receivedOn }) => {
  if (receivedOn === null) return [];
  const found: Entity[] = [];
  for (const { pattern, confidence, resolve } of RELATIVE_DATE_FORMS) {
    for (const match of rareMatches(text, pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (
        isGreeting(text, match[0], start, end) ||
        DATE_BEHIND.test(text.slice(end, end + 24)) ||
        RANGE_BEFORE.test(text.slice(Math.max(0, start - 16), start))
      )
        continue;
      const day = resolve(match.groups ?? {}, receivedOn, clauseAround(text, start, end));
      if (day === null || !isCalendarDay(day)) continue;
      found.push(
        entityAt(text, {
          type: 'date',
          value: isoDay(day),
          start,
          end,
          confidence,
          recognizer: 'relative-date',
          relative: true,
        }),
      );
    }
  }
  return found;
};

/** "Morgen" with a capital is the day only where it opens a sentence and a verb follows. */
function isGreeting(text: string, word: string, start: number, end: number): boolean {
  if (word !== 'Morgen') return false;
  return (
    !/(?:^|[.!?:]\s{1,2}|\n\s{0,3})$/.test(text.slice(Math.max(0, start - 5), start)) ||
    !/^\s\p{Ll}/u.test(text.slice(end, end + 2))
  );
}

function clauseAround(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - 100), start);
  const after = text.slice(end, end + 100);
  const opening = before.search(
    /(?:[.!?,;]\s|\n|\s(?:und|and|aber|but)\s)(?![\s\S]*(?:[.!?,;]\s|\n|\s(?:und|and|aber|but)\s))/,
  );
  const closing = after.search(/[.!?,;]\s|\n|\s(?:und|and|aber|but)\s/);
  return (
    before.slice(opening + 1) +
    text.slice(start, end) +
    (closing === -1 ? after : after.slice(0, closing + 1))
  );
}
