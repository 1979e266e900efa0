import type { Agent } from '../domain/agent.js';
import type { Queue } from '../domain/queue.js';
import type { Ticket } from '../domain/ticket.js';
import { erlangC } from '../routing/simulation/erlang.js';

/** What becomes of a queue if the next hour is like the last. */
export interface QueueForecast {
  /** Tickets that came within the last hour. */
  readonly arrivals: number;
  /** Mean time from acceptance to the end, of those finished within the last hour. */
  readonly meanHandlingSeconds: number;
  /** Tickets that the agents who are there can deal with at once, their share for this queue. */
  readonly seats: number;
  /** Null: more comes than can be done, so there is no wait on which it settles. */
  readonly meanWaitSeconds: number | null;
  /** By how many tickets the queue grows in an hour then; 0 where it settles. */
  readonly growsPerHour: number;
}

const HOUR_MS = 3_600_000;
/** With fewer, the last hour says nothing. */
const FEWEST = 5;

/**
 * Forecasts by Erlang's formula (M/M/c, see erlang.ts): Poisson arrivals and alike agents, each of whom has as many
 * seats as e-mails fill them. An agent who serves several queues is divided among them as their work is. Queues where
 * fewer than five tickets came or were finished within the last hour have no forecast. It knows neither the time of day
 * nor who goes home, and says so by its name: if it goes on like this.
 */
export function forecastQueues({
  queues,
  agents,
  tickets,
  now,
}: {
  readonly queues: readonly Pick<Queue, 'name' | 'requiredSkills'>[];
  readonly agents: readonly Pick<Agent, 'presence' | 'skills' | 'capacity'>[];
  /** All that were created or finished within the last hour; others do not matter. */
  readonly tickets: readonly Pick<Ticket, 'queue' | 'state' | 'createdAt' | 'acceptedAt' | 'completedAt'>[];
  readonly now: Date;
}): ReadonlyMap<string, QueueForecast> {
  const since = now.getTime() - HOUR_MS;
  const loads = queues.flatMap(({ name, requiredSkills }) => {
    const own = tickets.filter((ticket) => ticket.queue === name && ticket.state !== 'answered');
    const arrivals = own.filter(({ createdAt }) => createdAt.getTime() >= since).length;
    const handled = own.flatMap(({ acceptedAt, completedAt }) =>
      acceptedAt === null || completedAt === null || completedAt.getTime() < since
        ? []
        : [(completedAt.getTime() - acceptedAt.getTime()) / 1000],
    );
    if (arrivals < FEWEST || handled.length < FEWEST) return [];
    const meanHandlingSeconds = Math.max(1, handled.reduce((sum, one) => sum + one, 0) / handled.length);
    return [{ name, requiredSkills, arrivals, meanHandlingSeconds, work: arrivals * meanHandlingSeconds }];
  });
  const seatsOf = new Map(loads.map(({ name }) => [name, 0]));
  for (const { presence, skills, capacity } of agents) {
    if (presence !== 'available' && presence !== 'busy') continue;
    const served = loads.filter(({ requiredSkills }) =>
      Object.entries(requiredSkills).every(([skill, least]) => (skills[skill] ?? 0) >= least),
    );
    const work = served.reduce((sum, queue) => sum + queue.work, 0);
    for (const queue of served)
      seatsOf.set(queue.name, (seatsOf.get(queue.name) ?? 0) + (capacity.email * queue.work) / work);
  }
  return new Map(
    loads.map(({ name, arrivals, meanHandlingSeconds }) => {
      const seats = Math.round(seatsOf.get(name) ?? 0);
      const load = { agents: seats, arrivalsPerHour: arrivals, meanHandlingSeconds };
      const { meanWaitSeconds } = erlangC(load);
      const settles = Number.isFinite(meanWaitSeconds);
      const done = (seats * 3600) / meanHandlingSeconds;
      return [
        name,
        {
          arrivals,
          meanHandlingSeconds,
          seats,
          meanWaitSeconds: settles ? meanWaitSeconds : null,
          growsPerHour: settles ? 0 : Math.max(0, arrivals - done),
        },
      ];
    }),
  );
}
