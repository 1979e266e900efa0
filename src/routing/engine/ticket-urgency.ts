import type { Ticket } from '../../domain/ticket.js';
import type { Entry } from './memory.js';

/**
 * Urgency grows linearly with waiting: `weight × time waited + priority × (time that one point outweighs)`, an
 * accumulating priority queue (Stanford, Taylor and Ziedins, "Waiting time distributions in the accumulating
 * priority queue", Queueing Systems 77, 2014). The queue's weight is the speed of ageing: at equal priority, a queue
 * of weight 2 is served as if its tickets had waited twice as long.
 *
 * How long the customer may wait (`targetWaitSeconds`) is an offset too: in a queue of weight 1 and at equal priority
 * the earliest deadline goes first, exactly; a ticket due d later is overtaken only by what comes less than d later.
 *
 * Hence nobody starves: in queues of equal weight a newer ticket overtakes an older one only if it has d points more
 * and came less than d × `minutesPerPriorityPoint` later. And within a queue the order never changes with time, so a
 * ticket needs only one number, its origin: the moment at which its urgency was 0, times the weight.
 */
export function urgencyOrigin(
  ticket: Ticket,
  { weight, msPerPriorityPoint }: { weight: number; msPerPriorityPoint: number },
): number {
  const allowanceMs = (ticket.targetWaitSeconds ?? 0) * 1000;
  return weight * ticket.waitingSince.getTime() + allowanceMs - ticket.priority * msPerPriorityPoint;
}

/** Urgency at a moment, in milliseconds of waiting at weight 1. Higher goes first. */
export function urgencyAt(origin: number, { weight, at }: { weight: number; at: number }): number {
  return weight * at - origin;
}

/** Order within a line: more urgent first, then older, then by id. */
export function isMoreUrgent(a: Entry, b: Entry): boolean {
  if (a.origin !== b.origin) return a.origin < b.origin;
  return isOlder(a, b);
}

export function isOlder(a: Entry, b: Entry): boolean {
  const difference = a.ticket.waitingSince.getTime() - b.ticket.waitingSince.getTime();
  return difference !== 0 ? difference < 0 : a.ticket.id < b.ticket.id;
}
