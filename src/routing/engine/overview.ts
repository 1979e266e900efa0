import type { RoutingOverview } from './engine.js';
import type { Line, Seat } from './memory.js';

/** Counts for supervisors. Looks at every waiting ticket and every agent: for people, not for deciding. */
export function overviewOf({
  lines,
  seats,
  at,
}: {
  readonly lines: Iterable<Line>;
  readonly seats: Iterable<Seat>;
  readonly at: Date;
}): RoutingOverview {
  const queues = new Map<string, { waiting: number; oldestMs: number }>();
  for (const line of lines) {
    for (const { ticket } of [...line.waiting.items, ...line.resting]) {
      const figures = queues.get(ticket.queue) ?? { waiting: 0, oldestMs: at.getTime() };
      queues.set(ticket.queue, figures);
      figures.waiting++;
      figures.oldestMs = Math.min(figures.oldestMs, ticket.waitingSince.getTime());
    }
  }
  const agents = { registered: 0, available: 0, idle: 0 };
  let withAgents = 0;
  for (const { agent, held } of seats) {
    withAgents += held.size;
    if (agent === null) continue;
    agents.registered++;
    if (agent.presence !== 'available') continue;
    agents.available++;
    if (held.size === 0) agents.idle++;
  }
  return {
    queues: [...queues]
      .map(([queue, { waiting, oldestMs }]) => ({
        queue,
        waiting,
        oldestWaitSeconds: (at.getTime() - oldestMs) / 1000,
      }))
      .sort((a, b) => (a.queue < b.queue ? -1 : 1)),
    agents,
    withAgents,
  };
}
