import type { Queue } from '../../domain/queue.js';
import { afterOpenTime, openingAt } from '../opening-hours/opening-times.js';

/** The queues, and which of them are open; as of the last `tick`, all times in epoch milliseconds. */
export interface QueueBook {
  get(name: string): Queue | undefined;
  /** True when something changed that matters to waiting tickets. */
  put(queue: Queue): boolean;
  weight(name: string): number;
  isOpen(name: string): boolean;
  /** When it opens or closes next, or Infinity. */
  changesAt(name: string): number;
  /** The earliest moment at which a queue opens or closes, or Infinity. */
  nextChangeAt(): number;
  /** Lets time pass; the queues whose tickets it matters to: those that opened or closed, or overflow into one. */
  tick(at: number): ReadonlySet<string>;
  /** The moment at which the queue has been open for so long since `from`. */
  afterOpenTime(name: string, from: number, durationMs: number): number;
}

interface Page {
  readonly queue: Queue;
  isOpen: boolean;
  changesAt: number;
}

const LEAST_WEIGHT = 0.01;

export function createQueueBook(): QueueBook {
  const pages = new Map<string, Page>();
  let nextChangeAt = Number.POSITIVE_INFINITY;
  return {
    get: (name) => pages.get(name)?.queue,
    put(queue) {
      const before = pages.get(queue.name)?.queue;
      // open until the next tick finds out
      const changesAt =
        queue.openingHours === undefined ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
      pages.set(queue.name, { queue, isOpen: true, changesAt });
      nextChangeAt = earliest(pages.values());
      return before === undefined || placement(before) !== placement(queue);
    },
    weight: (name) => Math.max(pages.get(name)?.queue.weight ?? 1, LEAST_WEIGHT),
    isOpen: (name) => pages.get(name)?.isOpen ?? true,
    changesAt: (name) => pages.get(name)?.changesAt ?? Number.POSITIVE_INFINITY,
    nextChangeAt: () => nextChangeAt,
    tick(at) {
      const changed = new Set<string>();
      if (at < nextChangeAt) return changed;
      for (const page of pages.values()) {
        const { openingHours, name } = page.queue;
        if (openingHours === undefined || at < page.changesAt) continue;
        const { isOpen, changesAt } = openingAt(openingHours, at);
        if (isOpen !== page.isOpen) changed.add(name);
        page.isOpen = isOpen;
        page.changesAt = changesAt;
      }
      nextChangeAt = earliest(pages.values());
      for (const { queue } of pages.values()) {
        if (queue.overflow !== undefined && changed.has(queue.overflow.to)) changed.add(queue.name);
      }
      return changed;
    },
    afterOpenTime(name, from, durationMs) {
      const hours = pages.get(name)?.queue.openingHours;
      return hours === undefined ? from + durationMs : afterOpenTime(hours, from, durationMs);
    },
  };
}

/** What of a queue decides where its tickets stand. */
const placement = ({ weight, openingHours, overflow, agentOrder }: Queue) =>
  JSON.stringify([Math.max(weight, LEAST_WEIGHT), openingHours, overflow, agentOrder]);

function earliest(pages: Iterable<Page>): number {
  let first = Number.POSITIVE_INFINITY;
  for (const { changesAt } of pages) first = Math.min(first, changesAt);
  return first;
}
