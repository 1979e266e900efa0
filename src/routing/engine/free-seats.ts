// Free agents stand in one heap per crew and channel, by load. Heaps in other orders are made where a ticket first asks
// for one, and kept up to date from then on: most centres need none.
import type { AgentOrder } from '../../domain/agent-order.js';
import type { Channel } from '../../domain/channel.js';
import { type IsAskedBefore, isLessLoaded, STANDING_ORDERS } from './asked-first.js';
import { noteFirstFree } from './free-board.js';
import { createIndexedHeap, heapPush, heapRemove, type IndexedHeap } from './indexed-heap.js';
import type { Crew, Demand, Seat } from './memory.js';

/** Members of the crew who are free for the channel, the one to be asked first in this order on top. */
export function freeSeats(crew: Crew, channel: Channel, order: AgentOrder): IndexedHeap<Seat> {
  const byLoad = crew.free[channel];
  if (order === 'least-loaded' || order === 'most-skilled') return byLoad;
  const key = `${order} ${channel}` as const;
  const known = crew.freeInOrder.get(key);
  if (known !== undefined) return known;
  const heap = createIndexedHeap<Seat>(STANDING_ORDERS[order]);
  for (const seat of byLoad.items) heapPush(heap, seat);
  crew.freeInOrder.set(key, heap);
  return heap;
}

export function addFree(crew: Crew, channel: Channel, seat: Seat): void {
  heapPush(crew.free[channel], seat);
  for (const [key, heap] of crew.freeInOrder) if (key.endsWith(` ${channel}`)) heapPush(heap, seat);
  noteFirstFree(crew, channel);
}

/** False when the seat was not free for the channel. */
export function removeFree(crew: Crew, channel: Channel, seat: Seat): boolean {
  for (const [key, heap] of crew.freeInOrder) if (key.endsWith(` ${channel}`)) heapRemove(heap, seat);
  const wasFree = heapRemove(crew.free[channel], seat);
  if (wasFree) noteFirstFree(crew, channel);
  return wasFree;
}

/** The order over all crews, for what is asked. */
export function askedBefore(order: AgentOrder, { skills }: Pick<Demand, 'skills'>): IsAskedBefore {
  if (order === 'least-loaded') return isLessLoaded;
  if (order !== 'most-skilled') return STANDING_ORDERS[order];
  return (a, b) => {
    const [more, less] = [proficiency(a, skills), proficiency(b, skills)];
    return more === less ? isLessLoaded(a, b) : more > less;
  };
}

/** Levels in the skills asked for, together. */
export function proficiency({ crew }: Seat, skills: Demand['skills']): number {
  let sum = 0;
  for (const [skill] of skills) sum += crew?.skills.get(skill) ?? 0;
  return sum;
}
