import type { OpeningHours, OpeningSpan } from '../domain/opening-hours.js';
import { WEEKDAYS } from '../domain/opening-hours.js';
import { type Queue, TRIAGE_QUEUE } from '../domain/queue.js';
import { minutesOf } from './opening-hours/opening-times.js';
import { isTimeZone } from './opening-hours/zoned-time.js';
import type { WorkflowProblem } from './validate-workflow.js';

type CheckedQueue = Omit<Queue, 'version'>;

/**
 * What is wrong with a queue whose shape is right: a weight that is not positive, a time zone that does not exist,
 * hours that end before they begin or overlap, an overflow that leads nowhere or in a circle. Empty: nothing.
 */
export function validateQueue(
  queue: CheckedQueue,
  others: readonly Pick<Queue, 'name' | 'overflow'>[],
): readonly WorkflowProblem[] {
  return [
    ...(queue.weight > 0 ? [] : [{ path: '/weight', sentence: 'It must be greater than 0.' }]),
    ...(queue.openingHours === undefined ? [] : hoursProblems(queue.openingHours)),
    ...overflowProblems(queue, others),
  ];
}

function hoursProblems({ timeZone, weekly, holidays = [] }: OpeningHours): readonly WorkflowProblem[] {
  const problems: WorkflowProblem[] = [];
  const add = (path: string, sentence: string) => problems.push({ path: `/openingHours${path}`, sentence });
  if (!isTimeZone(timeZone)) add('/timeZone', `There is no time zone ${quote(timeZone)}.`);
  weekly.forEach((span, index) => {
    if (!endsAfterItBegins(span)) add(`/weekly/${index}`, REVERSED);
    for (const day of WEEKDAYS.filter((each) => span.days.includes(each))) {
      const other = weekly.findIndex((each) => each.days.includes(day) && overlap(each, span));
      if (other < index && other >= 0)
        add(`/weekly/${index}`, `It overlaps the hours ${spanText(weekly[other])} on ${day}.`);
    }
  });
  holidays.forEach(({ date, open = [] }, index) => {
    if (!isDate(date)) add(`/holidays/${index}/date`, `There is no date ${quote(date)}.`);
    if (holidays.findIndex((each) => each.date === date) < index)
      add(`/holidays/${index}/date`, `The date ${date} is named twice.`);
    open.forEach((span, place) => {
      const path = `/holidays/${index}/open/${place}`;
      if (!endsAfterItBegins(span)) add(path, REVERSED);
      const other = open.findIndex((each) => overlap(each, span));
      if (other < place && other >= 0) add(path, `It overlaps the hours ${spanText(open[other])}.`);
    });
  });
  return problems;
}

function overflowProblems(
  { name, overflow, openingHours }: CheckedQueue,
  others: readonly Pick<Queue, 'name' | 'overflow'>[],
): readonly WorkflowProblem[] {
  if (overflow === undefined) return [];
  const problem = (path: string, sentence: string): readonly WorkflowProblem[] => [
    { path: `/overflow${path}`, sentence },
  ];
  const { to, afterSeconds, whenClosed } = overflow;
  if (name === TRIAGE_QUEUE) return problem('', 'Triage is the last resort: it has no overflow.');
  if (afterSeconds === undefined && whenClosed !== true)
    return problem('', 'It must say when: after some seconds, when the queue is closed, or both.');
  if (whenClosed === true && openingHours === undefined)
    return problem('/whenClosed', 'The queue has no opening hours: it is never closed.');
  if (to !== TRIAGE_QUEUE && to !== name && !others.some((each) => each.name === to))
    return problem('/to', `There is no queue ${quote(to)}.`);
  const next = new Map(others.map((each) => [each.name, each.overflow?.to]));
  next.set(name, to);
  const way = [name];
  for (let at = next.get(name); at !== undefined; at = next.get(at)) {
    way.push(at);
    if (at === name) return problem('/to', `Overflow would go round in a circle: ${way.join(' → ')}.`);
    // a circle that does not lead through here was there before
    if (way.length > next.size + 1) break;
  }
  return [];
}

const REVERSED = 'It must end after it begins.';
const endsAfterItBegins = ({ from, to }: OpeningSpan) => minutesOf(from) < minutesOf(to);
const overlap = (a: OpeningSpan, b: OpeningSpan) =>
  minutesOf(a.from) < minutesOf(b.to) && minutesOf(b.from) < minutesOf(a.to);
const spanText = (span: OpeningSpan | undefined) => (span === undefined ? '' : `${span.from}–${span.to}`);
const quote = (name: string) => JSON.stringify(name.slice(0, 80));

function isDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
