import type { IsAskedBefore } from './asked-first.js';
import { askedBefore, freeSeats } from './free-seats.js';
import { heapHas, heapWalk } from './indexed-heap.js';
import type { Crew, Entry, Line, Seat } from './memory.js';

export interface AgentSearch {
  readonly line: Line;
  /** Its first ticket. */
  readonly entry: Entry;
  /** Crews that got free agents since the last decisions; see open-crews. */
  readonly fresh: ReadonlySet<Crew>;
  readonly seats: ReadonlyMap<string, Seat>;
}

/**
 * The free agents who may be offered the first ticket of a line, the one to be asked first on top: the preferred one
 * if free, then in the line's order over all crews that meet the demand; at most `count`. Costs one look per crew that
 * has anybody free.
 */
export function rankFreeAgents({ line, entry, fresh, seats }: AgentSearch, count: number): readonly Seat[] {
  const { channel, demand, passedOver, order } = line;
  const isAskedBefore = askedBefore(order, demand);
  const skips = line.standing !== 'exhausted' && passedOver.size > 0;
  const best: Seat[] = [];
  /** Takes seats of a crew into the best, up to the first that is not among them. */
  const look = (seat: Seat): boolean => {
    if (skips && passedOver.has(seat.id)) return false;
    const worst = best[count - 1];
    if (worst !== undefined && !isAskedBefore(seat, worst)) return true;
    insert(best, seat, { count, isAskedBefore });
    return false;
  };
  for (const crew of demand.open) {
    const free = freeSeats(crew, channel, order);
    if (free.items.length > 0) heapWalk(free, look);
    else {
      demand.open.delete(crew);
      crew.announced[channel] = false;
    }
  }
  for (const crew of fresh) {
    if (!demand.open.has(crew) && demand.crews.has(crew)) heapWalk(freeSeats(crew, channel, order), look);
  }
  const preferred = seats.get(entry.ticket.preferredAgentId ?? '');
  if (preferred === undefined || !isFreeFor(preferred, line) || (skips && passedOver.has(preferred.id)))
    return best;
  return [preferred, ...best.filter((seat) => seat !== preferred)].slice(0, count);
}

/** Whether the agent can take tickets of the line and has room for one now. */
function isFreeFor(seat: Seat, line: Line): boolean {
  return (
    seat.crew !== null && line.demand.crews.has(seat.crew) && heapHas(seat.crew.free[line.channel], seat)
  );
}

/** Puts a seat into its place among the best, of which at most `count` are kept. */
function insert(
  best: Seat[],
  seat: Seat,
  { count, isAskedBefore }: { readonly count: number; readonly isAskedBefore: IsAskedBefore },
): void {
  let place = best.length;
  for (
    let above = best[place - 1];
    above !== undefined && isAskedBefore(seat, above);
    above = best[place - 1]
  ) {
    best[place] = above;
    place--;
  }
  best[place] = seat;
  if (best.length > count) best.pop();
}
