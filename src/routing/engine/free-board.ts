// Of the hundreds of crews that meet a demand, few have anybody free when it matters, and of those with somebody free
// few come first. So what counts of each crew's first free member stands in plain lists, which are looked through
// a hundred times quicker than the crews themselves.
import type { Channel } from '../../domain/channel.js';
import { heapPeek } from './indexed-heap.js';
import type { Crew, FreeBoard } from './memory.js';

export function createFreeBoards(): Readonly<Record<Channel, FreeBoard>> {
  const board = (): FreeBoard => ({ loads: [], idleSince: [] });
  return { email: board(), 'web-form': board(), chat: board() };
}

/** To be called whenever who is free in a crew, or how full they are, has changed. */
export function noteFirstFree({ boards, place, free }: Crew, channel: Channel): void {
  const first = heapPeek(free[channel]);
  boards[channel].loads[place] = first?.load ?? Number.POSITIVE_INFINITY;
  boards[channel].idleSince[place] = first?.idleSince ?? 0;
}

/**
 * Where among `places` the crews stand whose first free members are the `count` that `least-loaded` asks first, and any
 * that tie with the last of them; in no order. Nobody in another crew comes before these.
 */
export function firstCrews(
  { loads, idleSince }: FreeBoard,
  places: readonly number[],
  count: number,
): readonly number[] {
  // the best so far, best first
  const bestLoads: number[] = [];
  const bestIdle: number[] = [];
  let lastLoad = Number.POSITIVE_INFINITY;
  let lastIdle = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const load = loads[place] as number;
    if (load > lastLoad || load === Number.POSITIVE_INFINITY) continue;
    const idle = idleSince[place] as number;
    if (load === lastLoad && idle >= lastIdle) continue;
    let at = bestLoads.length < count ? bestLoads.length : count - 1;
    for (; at > 0; at--) {
      const above = bestLoads[at - 1] as number;
      if (above < load || (above === load && (bestIdle[at - 1] as number) <= idle)) break;
      bestLoads[at] = above;
      bestIdle[at] = bestIdle[at - 1] as number;
    }
    bestLoads[at] = load;
    bestIdle[at] = idle;
    if (bestLoads.length < count) continue;
    lastLoad = bestLoads[count - 1] as number;
    lastIdle = bestIdle[count - 1] as number;
  }
  const first: number[] = [];
  for (let n = 0; n < places.length; n++) {
    const load = loads[places[n] as number] as number;
    if (load > lastLoad || load === Number.POSITIVE_INFINITY) continue;
    if (load < lastLoad || (idleSince[places[n] as number] as number) <= lastIdle) first.push(n);
  }
  return first;
}
