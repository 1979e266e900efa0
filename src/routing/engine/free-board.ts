// Of the hundreds of crews that meet a demand, few have anybody free when it matters, and of those with somebody free
// few come first. So what counts of each crew's first free member stands in plain lists, which are looked through
// a hundred times quicker than the crews themselves.
import type { Channel } from '../../domain/channel.js';
import { heapPeek } from './indexed-heap.js';
import type { Crew } from './memory.js';

/** By the crews' places; of the member whom `least-loaded` asks first. */
export interface FreeBoard {
  /** Infinity: nobody is free. */
  readonly loads: number[];
  /** Epoch milliseconds. */
  readonly idleSince: number[];
}

export type FreeBoards = Readonly<Record<Channel, FreeBoard>>;

export function createFreeBoards(): FreeBoards {
  const board = (): FreeBoard => ({ loads: [], idleSince: [] });
  return { email: board(), 'web-form': board(), chat: board() };
}

/** To be called whenever who is free in a crew, or how full they are, has changed. */
export function noteFirstFree({ boards, place, free }: Crew, channel: Channel): void {
  const first = heapPeek(free[channel]);
  boards[channel].loads[place] = first?.load ?? Number.POSITIVE_INFINITY;
  boards[channel].idleSince[place] = first?.idleSince ?? 0;
}

/** Whether the crew at the place has anybody who may be asked before the seat. */
export function mayBeAskedBefore(
  { loads, idleSince }: FreeBoard,
  place: number,
  seat: { readonly load: number; readonly idleSince: number },
): boolean {
  const load = loads[place] as number;
  return load < seat.load || (load === seat.load && (idleSince[place] as number) <= seat.idleSince);
}
