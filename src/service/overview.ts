import type { Ticket } from '../domain/ticket.js';
import { occupiesAgent } from '../domain/ticket-state.js';
import { allPages } from './all-pages.js';
import { forecastQueues, type QueueForecast } from './forecast-queues.js';
import type { ServiceContext } from './service-context.js';

/** What supervisors look at: how the queues and the agents stand now, and what the latest tickets were about. */
export interface Overview {
  readonly queues: readonly QueueFigures[];
  readonly agents: readonly AgentFigures[];
  /** Of the latest tickets, most frequent first; null: no business case. */
  readonly businessCases: readonly { readonly businessCase: string | null; readonly tickets: number }[];
  /** How many latest tickets that is. */
  readonly latestTickets: number;
  /** Of the latest tickets, by tier. */
  readonly tiers: Readonly<Record<string, number>>;
}

export interface QueueFigures {
  readonly queue: string;
  readonly waiting: number;
  readonly offered: number;
  readonly working: number;
  readonly oldestWaitingSince: Date | null;
  /** Share of the latest tickets that were accepted within the queue's service level, 0..1; null: none was accepted. */
  readonly inTime: number | null;
  /** Null: too little happened within the last hour to say anything. */
  readonly forecast: QueueForecast | null;
}

export interface AgentFigures {
  readonly agentId: string;
  /** Offered or in work. */
  readonly tickets: number;
  /** Share of the agent's capacity that they take; 1: full. */
  readonly load: number;
}

const LATEST = 200;
/** The last hour's tickets, for the forecast; where there are more, it is that of the latest. */
const LAST_HOUR = 2_000;
const HOUR_MS = 3_600_000;

/** Reads every open ticket and the latest: for people who look, not for deciding. */
export async function overview(context: ServiceContext): Promise<Overview> {
  const { store } = context;
  const now = context.clock.now();
  const [queues, agents, lastHour] = await Promise.all([
    store.queues.all(),
    store.agents.all(),
    latestTickets(context, now),
  ]);
  const latest = lastHour.slice(0, LATEST);
  const open: Ticket[] = [];
  for await (const ticket of allPages((page) => store.tickets.open(page))) open.push(ticket);

  const names = new Set([...queues.map(({ name }) => name), ...open.map(({ queue }) => queue)]);
  const levels = new Map(queues.map(({ name, serviceLevelSeconds }) => [name, serviceLevelSeconds]));
  const forecasts = forecastQueues({ queues, agents, tickets: lastHour, now });
  return {
    queues: [...names].map((queue) =>
      figuresOf(queue, {
        open: open.filter((ticket) => ticket.queue === queue),
        latest: latest.filter((ticket) => ticket.queue === queue),
        serviceLevelSeconds: levels.get(queue) ?? Number.POSITIVE_INFINITY,
        forecast: forecasts.get(queue) ?? null,
      }),
    ),
    agents: agents.map(({ id, capacity }) => {
      const held = open.filter((ticket) => ticket.agentId === id && occupiesAgent(ticket));
      const load = held.reduce((sum, { channel }) => sum + 1 / Math.max(1, capacity[channel]), 0);
      return { agentId: id, tickets: held.length, load };
    }),
    businessCases: countBy(latest, ({ businessCase }) => businessCase)
      .map(([businessCase, tickets]) => ({ businessCase, tickets }))
      .sort((a, b) => b.tickets - a.tickets),
    latestTickets: latest.length,
    tiers: Object.fromEntries(countBy(latest, ({ tier }) => tier)),
  };
}

/** The latest 200, and beyond these what came within the last hour; newest first. */
async function latestTickets({ store }: ServiceContext, now: Date): Promise<readonly Ticket[]> {
  const tickets: Ticket[] = [];
  for await (const ticket of allPages((page) => store.tickets.find(page))) {
    const isOld = now.getTime() - ticket.createdAt.getTime() > HOUR_MS;
    if ((isOld && tickets.length >= LATEST) || tickets.length === LAST_HOUR) break;
    tickets.push(ticket);
  }
  return tickets;
}

function figuresOf(
  queue: string,
  parts: {
    readonly open: readonly Ticket[];
    readonly latest: readonly Ticket[];
    readonly serviceLevelSeconds: number;
    readonly forecast: QueueForecast | null;
  },
): QueueFigures {
  const waiting = parts.open.filter(({ state }) => state === 'pending');
  const oldestMs = Math.min(...waiting.map(({ waitingSince }) => waitingSince.getTime()));
  const waits = parts.latest.flatMap(({ acceptedAt, waitingSince }) =>
    acceptedAt === null ? [] : [(acceptedAt.getTime() - waitingSince.getTime()) / 1000],
  );
  const inTime = waits.filter((seconds) => seconds <= parts.serviceLevelSeconds).length;
  return {
    queue,
    waiting: waiting.length,
    offered: parts.open.filter(({ state }) => state === 'reserved').length,
    working: parts.open.filter(({ state }) => state === 'assigned' || state === 'wrapping').length,
    oldestWaitingSince: waiting.length === 0 ? null : new Date(oldestMs),
    inTime: waits.length === 0 ? null : inTime / waits.length,
    forecast: parts.forecast,
  };
}

function countBy<T, K>(items: readonly T[], key: (item: T) => K): readonly (readonly [K, number])[] {
  const counts = new Map<K, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return [...counts];
}
