import type { Seat, StandingOrder } from './memory.js';

export type IsAskedBefore = (a: Seat, b: Seat) => boolean;

/**
 * Which of two free agents is asked first: the less loaded, then the longest idle, then the lower id. So nobody gets
 * a second ticket while a colleague has none, and among those with nothing to do the longest idle comes first.
 */
export function isLessLoaded(a: Seat, b: Seat): boolean {
  if (a.load !== b.load) return a.load < b.load;
  if (a.idleSince !== b.idleSince) return a.idleSince < b.idleSince;
  return a.id < b.id;
}

/** The one for whom it is longer since they got or ended a ticket, then the less loaded. */
export function isLongerIdle(a: Seat, b: Seat): boolean {
  if (a.untouchedSince !== b.untouchedSince) return a.untouchedSince < b.untouchedSince;
  return isLessLoaded(a, b);
}

/** The one with fewer turns for their share, tickets in hand included, then the longer idle. */
export function hasFewerTurns(a: Seat, b: Seat): boolean {
  if (a.turns !== b.turns) return a.turns < b.turns;
  return isLongerIdle(a, b);
}

export const STANDING_ORDERS: Readonly<Record<StandingOrder, IsAskedBefore>> = {
  'longest-idle': isLongerIdle,
  'weighted-round-robin': hasFewerTurns,
};
