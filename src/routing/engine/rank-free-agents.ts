import type { IsAskedBefore } from './asked-first.js';
import { firstCrews } from './free-board.js';
import { askedBefore, freeSeats } from './free-seats.js';
import { heapHas, heapWalk } from './indexed-heap.js';
import type { Crew, Entry, Line, Seat } from './memory.js';

export interface AgentSearch {
  readonly line: Line;
  /** Its first ticket. */
  readonly entry: Entry;
  readonly seats: ReadonlyMap<string, Seat>;
}

/**
 * The free agents who may be offered the first ticket of a line, the one to be asked first on top: the preferred one
 * if free, then in the line's order over all crews that meet the demand; at most `count`. Costs one look at the board
 * per crew, and one at the crew where somebody in it may be among them.
 */
export function rankFreeAgents({ line, entry, seats }: AgentSearch, count: number): readonly Seat[] {
  const { channel, demand, passedOver, order } = line;
  const { crews, places } = demand;
  const board = crews[0]?.boards[channel];
  if (board === undefined) return [];
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
  // whoever has passed the ticket over must not stand for the rest of their crew
  if (order === 'least-loaded' && !skips) {
    for (const n of firstCrews(board, places, count)) heapWalk((crews[n] as Crew).free[channel], look);
  } else {
    for (let n = 0; n < places.length; n++) {
      if (board.loads[places[n] as number] === Number.POSITIVE_INFINITY) continue;
      heapWalk(freeSeats(crews[n] as Crew, channel, order), look);
    }
  }
  const preferred = seats.get(entry.ticket.preferredAgentId ?? '');
  if (preferred === undefined || !isFreeFor(preferred, line) || (skips && passedOver.has(preferred.id)))
    return best;
  return [preferred, ...best.filter((seat) => seat !== preferred)].slice(0, count);
}

/** Whether the agent can take tickets of the line and has room for one now. */
function isFreeFor(seat: Seat, line: Line): boolean {
  const { crew } = seat;
  if (crew === null) return false;
  return crew.demands.has(line.demand) && heapHas(crew.free[line.channel], seat);
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
