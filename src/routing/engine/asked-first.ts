import type { Seat } from './memory.js';

/**
 * Which of two free agents is asked first: the less loaded, then the longest idle, then the lower id. So nobody gets
 * a second ticket while a colleague has none, and among those with nothing to do the longest idle comes first.
 */
export function isAskedBefore(a: Seat, b: Seat): boolean {
  if (a.load !== b.load) return a.load < b.load;
  if (a.idleSince !== b.idleSince) return a.idleSince < b.idleSince;
  return a.id < b.id;
}
