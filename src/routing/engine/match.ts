import { CHANNELS } from '../../domain/channel.js';
import { heapPeek } from './indexed-heap.js';
import type { Lines } from './lines.js';
import type { Crew, Entry, Line, Seat } from './memory.js';
import type { Seats } from './seats.js';
import { isOlder, urgencyAt } from './ticket-urgency.js';

export interface MatchSettings {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Most offers. */
  readonly limit: number;
  /**
   * Offers a ticket, the first of its line: it leaves the line and takes its share of the agent. False when nobody
   * who can take it is free.
   */
  readonly offer: (entry: Entry, line: Line) => boolean;
}

/**
 * Offers waiting tickets to free agents, the most urgent first.
 *
 * Between two calls no waiting ticket could be offered to any free agent; so only lines that changed and lines that
 * a roomier agent can take from are looked at, and of each line only the first ticket: where it finds nobody, none
 * behind it would, since all ask for the same. Ends as soon as neither a changed line nor a roomier agent is left.
 */
export function matchTickets(lines: Lines, seats: Seats, { at, limit, offer }: MatchSettings): void {
  if (lines.changed.size + seats.roomier.size === 0) return;
  const scored = (line: Line): boolean => {
    const first = heapPeek(line.waiting);
    if (first !== undefined) line.score = urgencyAt(first.origin, { weight: line.weight, at });
    return first !== undefined;
  };
  const onlyChanged = seats.roomier.size === 0;
  const candidates = linesToTry(lines, crewsOf(seats.roomier)).filter(scored);
  for (let place = (candidates.length >> 1) - 1; place >= 0; place--) sink(candidates, place);
  let made = 0;
  while (lines.changed.size + seats.roomier.size > 0) {
    const line = candidates[0];
    const entry = line && heapPeek(line.waiting);
    if (line === undefined || entry === undefined) break;
    if (made >= limit) {
      // the next call goes on from here, without collecting the lines again
      if (!onlyChanged) for (const untried of candidates) lines.changed.add(untried);
      break;
    }
    const offered = (seats.roomier.size > 0 || lines.changed.has(line)) && offer(entry, line);
    if (offered) made++;
    else lines.changed.delete(line);
    if (!offered || !scored(line)) dropFirst(candidates);
    sink(candidates, 0);
  }
  if (made < limit) lines.changed.clear();
  seats.roomier.clear();
}

function crewsOf(seats: Iterable<Seat>): ReadonlySet<Crew> {
  const crews = new Set<Crew>();
  for (const { crew } of seats) if (crew !== null) crews.add(crew);
  return crews;
}

/** Each line once. */
function linesToTry(lines: Lines, crews: ReadonlySet<Crew>): Line[] {
  const found = [...lines.changed];
  const alone = crews.size <= 1;
  const seen = new Set(alone ? [] : found);
  for (const crew of crews) {
    const open = CHANNELS.filter((channel) => crew.free[channel].items.length > 0);
    for (const demand of crew.demands) {
      if (demand.lines.size === 0 || !open.includes(demand.channel)) continue;
      for (const line of demand.lines) {
        // one crew's demands have no line twice, so only the changed ones need a look
        if (alone ? lines.changed.has(line) : seen.has(line)) continue;
        if (!alone) seen.add(line);
        found.push(line);
      }
    }
  }
  return found;
}

function isServedBefore(a: Line, b: Line): boolean {
  if (a.score !== b.score) return a.score > b.score;
  const [first, second] = [heapPeek(a.waiting), heapPeek(b.waiting)];
  return first !== undefined && second !== undefined && isOlder(first, second);
}

// a binary heap of lines in an array; only its first line ever changes

function dropFirst(heap: Line[]): void {
  const last = heap.pop();
  if (last !== undefined && heap.length > 0) heap[0] = last;
}

function sink(heap: Line[], from: number): void {
  const line = heap[from];
  if (line === undefined) return;
  let place = from;
  for (;;) {
    let child = 2 * place + 1;
    let best = heap[child];
    if (best === undefined) break;
    const right = heap[child + 1];
    if (right !== undefined && isServedBefore(right, best)) {
      best = right;
      child++;
    }
    if (!isServedBefore(best, line)) break;
    heap[place] = best;
    place = child;
  }
  heap[place] = line;
}
