import { TRIAGE_QUEUE } from '../../domain/queue.js';
import type { Ticket } from '../../domain/ticket.js';
import type { LineStanding } from './memory.js';
import type { QueueBook } from './queue-book.js';

/** What becomes of a waiting ticket, and when (epoch milliseconds), if nobody takes it before. */
export interface Plan {
  readonly at: number;
  readonly what: 'relax' | 'overflow' | 'triage';
}

/**
 * The earliest of: the next step of relaxation, the queue's overflow, and triage for what nobody registered can ever
 * take. Hopeless tickets wait for all their steps, and overflow rather than go to triage where the queue has an
 * overflow. Null when the ticket just waits.
 */
export function nextPlan(
  ticket: Ticket,
  {
    standing,
    queues,
    triageAfterMs,
  }: { readonly standing: LineStanding; readonly queues: QueueBook; readonly triageAfterMs: number },
): Plan | null {
  const since = ticket.waitingSince.getTime();
  const step = ticket.relaxation?.[0];
  const overflow = queues.get(ticket.queue)?.overflow;
  let plan: Plan | null = null;
  const consider = (at: number, what: Plan['what']) => {
    if (at < (plan?.at ?? Number.POSITIVE_INFINITY)) plan = { at, what };
  };
  if (step !== undefined)
    consider(queues.afterOpenTime(ticket.queue, since, step.afterSeconds * 1000), 'relax');
  if (overflow !== undefined && canOverflow(ticket, overflow.to, queues)) {
    if (overflow.afterSeconds !== undefined) {
      consider(queues.afterOpenTime(ticket.queue, since, overflow.afterSeconds * 1000), 'overflow');
    }
    if (overflow.whenClosed === true && !queues.isOpen(ticket.queue) && queues.isOpen(overflow.to)) {
      consider(since, 'overflow');
    }
    if (standing === 'hopeless' && step === undefined) consider(since + triageAfterMs, 'overflow');
  }
  if (standing === 'hopeless' && step === undefined) consider(since + triageAfterMs, 'triage');
  return plan;
}

const canOverflow = (ticket: Ticket, to: string, queues: QueueBook) =>
  to !== ticket.queue && (to === TRIAGE_QUEUE || queues.get(to) !== undefined);
