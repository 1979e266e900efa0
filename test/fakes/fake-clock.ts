import type { Clock } from '../../src/ports/clock.js';

/** Stands still until it is told to move. */
export interface FakeClock extends Clock {
  advance(ms: number): void;
  set(to: Date): void;
}

export function fakeClock(start: Date = new Date('2026-03-02T08:00:00.000Z')): FakeClock {
  let nowMs = start.getTime();
  return {
    now: () => new Date(nowMs),
    advance(ms) {
      nowMs += ms;
    },
    set(to) {
      nowMs = to.getTime();
    },
  };
}
