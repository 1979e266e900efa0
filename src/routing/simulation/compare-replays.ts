import type { ReplayedTicket } from './replay-tickets.js';

/** What a queue did in a replay. */
export interface ReplayedQueue {
  readonly queue: string;
  readonly tickets: number;
  /** Taken by nobody. */
  readonly unanswered: number;
  /** Of those that were taken. */
  readonly meanWaitSeconds: number;
  readonly longestWaitSeconds: number;
  /** Share of all that was taken within its target. */
  readonly serviceLevel: number;
}

export interface ReplayChange {
  readonly ticketId: string;
  readonly businessCase: string | null;
  /** What the other model takes it for; only where that differs. */
  readonly newBusinessCase?: string | null;
  readonly before: Omit<ReplayedTicket, 'ticketId' | 'businessCase'>;
  readonly after: Omit<ReplayedTicket, 'ticketId' | 'businessCase'>;
}

export interface ReplayComparison {
  readonly tickets: number;
  readonly before: readonly ReplayedQueue[];
  readonly after: readonly ReplayedQueue[];
  /** Tickets with another business case, queue, agent, priority or waiting time, those first whose wait grows most. */
  readonly changes: readonly ReplayChange[];
}

/** What a change makes of the same tickets: who, when, and the service level of each queue. */
export function compareReplays(
  before: readonly ReplayedTicket[],
  after: readonly ReplayedTicket[],
): ReplayComparison {
  const later = new Map(after.map((ticket) => [ticket.ticketId, ticket]));
  const changes = before.flatMap((ticket): readonly ReplayChange[] => {
    const { ticketId, businessCase, ...was } = ticket;
    const other = later.get(ticketId);
    if (other === undefined) return [];
    const { ticketId: _id, businessCase: newBusinessCase, ...is } = other;
    const isOtherCase = newBusinessCase !== businessCase;
    if (!isOtherCase && JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ ticketId, businessCase, ...(isOtherCase ? { newBusinessCase } : {}), before: was, after: is }];
  });
  const growth = ({ before: was, after: is }: ReplayChange) =>
    (is.waitSeconds ?? NEVER) - (was.waitSeconds ?? NEVER);
  return {
    tickets: before.length,
    before: byQueue(before),
    after: byQueue(after),
    changes: changes.sort((a, b) => growth(b) - growth(a) || (a.ticketId < b.ticketId ? -1 : 1)),
  };
}

/** Stands for a ticket that nobody took: longer than any wait. */
const NEVER = 1e12;

function byQueue(tickets: readonly ReplayedTicket[]): readonly ReplayedQueue[] {
  const queues = new Map<string, ReplayedTicket[]>();
  for (const ticket of tickets) {
    const known = queues.get(ticket.queue);
    if (known === undefined) queues.set(ticket.queue, [ticket]);
    else known.push(ticket);
  }
  return [...queues]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([queue, all]) => {
      const waits = all.flatMap(({ waitSeconds }) => (waitSeconds === null ? [] : [waitSeconds]));
      const inTime = all.filter(
        ({ waitSeconds, targetWaitSeconds }) => waitSeconds !== null && waitSeconds <= targetWaitSeconds,
      );
      return {
        queue,
        tickets: all.length,
        unanswered: all.length - waits.length,
        meanWaitSeconds: waits.length === 0 ? 0 : waits.reduce((sum, wait) => sum + wait, 0) / waits.length,
        longestWaitSeconds: waits.reduce((longest, wait) => Math.max(longest, wait), 0),
        serviceLevel: inTime.length / all.length,
      };
    });
}
