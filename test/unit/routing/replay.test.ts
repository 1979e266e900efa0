import type { Ticket } from '../../../src/domain/ticket.js';
import { compareReplays } from '../../../src/routing/simulation/compare-replays.js';
import { replayTickets } from '../../../src/routing/simulation/replay-tickets.js';
import { agent, atSecond, queue, ticket } from './samples.js';

const routing = {
  workflow: { version: 1, filters: [], default: { queue: 'billing', priority: 0 } },
  queues: [queue('billing', { serviceLevelSeconds: 30 }), queue('orders', { requiredSkills: { orders: 1 } })],
  businessCases: [],
};
/** Came at a second of the day and took a minute, whoever had it. */
const past = (id: string, second: number, parts: Partial<Ticket> = {}): Ticket =>
  ticket(id, {
    state: 'completed',
    requiredSkills: { gone: 5 },
    agentId: 'somebody',
    createdAt: atSecond(second),
    waitingSince: atSecond(second),
    acceptedAt: atSecond(second + 500),
    completedAt: atSecond(second + 560),
    ...parts,
  });
const told = (tickets: readonly Ticket[], agents = [agent('anna', { presence: 'offline' })]) =>
  replayTickets({ tickets, routing, agents }).map(({ ticketId, agentId, waitSeconds, queue: name }) =>
    [ticketId, name, agentId, waitSeconds].join(' '),
  );

describe('a replay', () => {
  it('lets each ticket arrive when it did and take as long as it did', () => {
    expect(told([past('t1', 0), past('t2', 10), past('t3', 200)])).toEqual([
      't1 billing anna 0',
      't2 billing anna 50',
      't3 billing anna 0',
    ]);
  });

  it('takes the usual time for tickets that nobody has completed', () => {
    const open = past('t1', 0, { completedAt: null, acceptedAt: null });
    expect(told([open, past('t2', 1), past('t3', 2)])).toEqual([
      't1 billing anna 0',
      't2 billing anna 59',
      't3 billing anna 118',
    ]);
  });

  it('says which tickets nobody would take', () => {
    const [lost] = replayTickets({ tickets: [past('t1', 0)], routing, agents: [] });
    expect(lost).toMatchObject({ agentId: null, waitSeconds: null });
  });

  it('follows overflow and relaxation as time passes', () => {
    const queues = [
      queue('billing', { requiredSkills: { law: 1 }, overflow: { to: 'orders', afterSeconds: 40 } }),
      routing.queues[1]!,
    ];
    const agents = [
      agent('anna', { skills: { orders: 1 } }),
      agent('lea', { skills: { law: 1 }, capacity: { email: 1, 'web-form': 1, chat: 0 } }),
    ];
    const tickets = [past('t1', 0), past('t2', 1)];
    const replayed = replayTickets({ tickets, routing: { ...routing, queues }, agents });
    expect(replayed).toMatchObject([
      { queue: 'billing', agentId: 'lea', waitSeconds: 0 },
      { queue: 'orders', agentId: 'anna', waitSeconds: 40 },
    ]);
  });
});

describe('two replays', () => {
  it('are compared ticket by ticket and queue by queue, the longest new waits first', () => {
    const tickets = [past('t1', 0), past('t2', 10), past('t3', 20)];
    const both = [agent('anna'), agent('ben'), agent('cleo')];
    const before = replayTickets({ tickets, routing, agents: both });
    const after = replayTickets({ tickets, routing, agents: both.slice(0, 1) });
    const { changes, ...figures } = compareReplays(before, after);
    expect(figures).toEqual({
      tickets: 3,
      before: [
        {
          queue: 'billing',
          tickets: 3,
          unanswered: 0,
          meanWaitSeconds: 0,
          longestWaitSeconds: 0,
          serviceLevel: 1,
        },
      ],
      after: [
        {
          queue: 'billing',
          tickets: 3,
          unanswered: 0,
          meanWaitSeconds: 50,
          longestWaitSeconds: 100,
          serviceLevel: 1 / 3,
        },
      ],
    });
    expect(
      changes.map(({ ticketId, before: was, after: is }) => [ticketId, was.agentId, is.agentId]),
    ).toEqual([
      ['t3', 'cleo', 'anna'],
      ['t2', 'ben', 'anna'],
    ]);
  });
});
