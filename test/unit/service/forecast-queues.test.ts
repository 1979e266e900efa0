import type { Agent } from '../../../src/domain/agent.js';
import { forecastQueues } from '../../../src/service/forecast-queues.js';

const NOW = new Date('2026-03-02T10:00:00Z');
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);

/** `count` tickets of a queue that came within the last hour, each handled in `handledMinutes`. */
const tickets = (queue: string, count: number, handledMinutes: number) =>
  Array.from({ length: count }, () => ({
    queue,
    state: 'completed' as const,
    createdAt: minutesAgo(40),
    acceptedAt: minutesAgo(30),
    completedAt: minutesAgo(30 - handledMinutes),
  }));
const agents = (count: number, skill: string, parts: Partial<Agent> = {}) =>
  Array.from({ length: count }, () => ({
    presence: 'available' as const,
    skills: { [skill]: 3 },
    capacity: { email: 1, 'web-form': 1, chat: 1 },
    ...parts,
  }));
const queue = (name: string) => ({ name, requiredSkills: { [name]: 1 } });

describe('the forecast of a queue', () => {
  it('is the wait of Erlang’s formula for the last hour’s arrivals and handling times', () => {
    // 20 an hour at 6 minutes each are 2 Erlang on 3 agents: they wait with probability 4/9, on average 160 s
    const forecast = forecastQueues({
      queues: [queue('orders')],
      agents: agents(3, 'orders'),
      tickets: tickets('orders', 20, 6),
      now: NOW,
    }).get('orders');
    expect(forecast).toMatchObject({ arrivals: 20, meanHandlingSeconds: 360, seats: 3, growsPerHour: 0 });
    expect(forecast?.meanWaitSeconds).toBeCloseTo(160, 6);
  });

  it('says by how much the queue grows where more comes than can be done', () => {
    const forecast = forecastQueues({
      queues: [queue('orders')],
      agents: agents(1, 'orders'),
      tickets: tickets('orders', 20, 6),
      now: NOW,
    }).get('orders');
    expect(forecast).toMatchObject({ meanWaitSeconds: null, growsPerHour: 10 });
  });

  it('counts who is there and able, with all their seats', () => {
    const forecast = forecastQueues({
      queues: [queue('orders')],
      agents: [
        ...agents(1, 'orders', { capacity: { email: 3, 'web-form': 1, chat: 1 } }),
        ...agents(1, 'orders', { presence: 'busy' }),
        ...agents(4, 'orders', { presence: 'away' }),
        ...agents(4, 'billing'),
      ],
      tickets: tickets('orders', 10, 6),
      now: NOW,
    }).get('orders');
    expect(forecast?.seats).toBe(4);
  });

  it('divides who serves two queues as their work is', () => {
    const forecast = forecastQueues({
      queues: [queue('orders'), queue('billing')],
      agents: agents(4, 'orders', { skills: { orders: 3, billing: 3 } }),
      tickets: [...tickets('orders', 30, 6), ...tickets('billing', 10, 6)],
      now: NOW,
    });
    expect([forecast.get('orders')?.seats, forecast.get('billing')?.seats]).toEqual([3, 1]);
  });

  it('is silent where too little came or was finished to say anything', () => {
    const few = { queues: [queue('orders')], agents: agents(1, 'orders'), now: NOW };
    expect(forecastQueues({ ...few, tickets: tickets('orders', 4, 6) }).size).toBe(0);
    const open = tickets('orders', 9, 6).map((ticket) => ({ ...ticket, completedAt: null }));
    expect(forecastQueues({ ...few, tickets: open }).size).toBe(0);
  });
});
