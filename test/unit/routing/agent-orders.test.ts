import type { Agent } from '../../../src/domain/agent.js';
import type { AgentOrder } from '../../../src/domain/agent-order.js';
import { turnsOnReturn } from '../../../src/domain/agent-turns.js';
import { agent, atSecond, queue, ticket } from './samples.js';
import { createSmallCentre, told } from './small-centre.js';

const capacity = { email: 3, 'web-form': 3, chat: 3 };
/** Anna is idle longest but has two tickets in hand soon; Ben is the expert; Cem has had no turn yet. */
const STAFF: readonly Agent[] = [
  agent('anna', { capacity, idleSince: atSecond(-300), turns: 4 }),
  agent('ben', { capacity, idleSince: atSecond(-200), turns: 5, skills: { billing: 5 } }),
  agent('cem', { capacity, idleSince: atSecond(-100), turns: 0 }),
];

function centreWith(order: AgentOrder | undefined, staff = STAFF) {
  const centre = createSmallCentre();
  centre.putQueue(queue('billing', order === undefined ? {} : { agentOrder: order }));
  for (const each of staff) centre.putAgent(each, atSecond(0));
  return centre;
}

describe('who is asked first', () => {
  it.each<[AgentOrder | undefined, string, string]>([
    [undefined, 't1→anna', 'has been idle for a shorter time (200.0 s, chosen agent 300.0 s).'],
    ['longest-idle', 't1→anna', 'has been idle for a shorter time (200.0 s, chosen agent 300.0 s).'],
    ['weighted-round-robin', 't1→cem', 'has had more turns for their share (5.0, chosen agent 0.0).'],
    ['most-skilled', 't1→ben', ''],
  ])('by %s: %s', (order, offer, whyNotBen) => {
    const decisions = centreWith(order);
    decisions.putTicket(ticket('t1'), atSecond(0));
    const [decision, ...rest] = decisions.dispatch(atSecond(0));
    expect(rest).toEqual([]);
    expect(told([decision!])).toEqual([offer]);
    const candidates = decision?.record.kind === 'reservation' ? decision.record.candidates : [];
    expect(candidates.find(({ agentId }) => agentId === 'ben')?.reasons.join('')).toBe(whyNotBen);
  });

  it('is what the workflow’s target says, before what the queue says', () => {
    const centre = centreWith('weighted-round-robin');
    centre.putTicket(ticket('t1', { agentOrder: 'most-skilled' }), atSecond(0));
    const [decision] = centre.dispatch(atSecond(0));
    expect(decision).toMatchObject({
      agentId: 'ben',
      record: {
        notes: ['Here the most proficient agent is asked first.'],
        candidates: [
          { agentId: 'ben', chosen: true },
          { agentId: 'anna', reasons: ['is less proficient in what is asked (3, chosen agent 5).'] },
          { agentId: 'cem' },
        ],
      },
    });
  });

  it('changes for those who wait when the queue’s order is changed', () => {
    const centre = centreWith('longest-idle', []);
    centre.putTicket(ticket('t1'), atSecond(0));
    expect(centre.dispatch(atSecond(0))).toEqual([]);
    centre.putQueue(queue('billing', { agentOrder: 'weighted-round-robin' }));
    for (const each of STAFF) centre.putAgent(each, atSecond(1));
    expect(told(centre.dispatch(atSecond(1)))).toEqual(['t1→cem']);
  });

  it('goes by what was offered last, where by idleness: not three in a row to one person', () => {
    const centre = centreWith('longest-idle');
    for (const [second, id] of ['t1', 't2', 't3', 't4'].entries()) {
      centre.putTicket(ticket(id), atSecond(second));
      centre.dispatch(atSecond(second));
    }
    expect([...centre.tickets.values()].map(({ agentId }) => agentId)).toEqual([
      'anna',
      'ben',
      'cem',
      'anna',
    ]);
  });
});

it('in a weighted round robin tickets are shared out by share, however fast each of them works', () => {
  const centre = centreWith('weighted-round-robin', [
    agent('half', { share: 0.5 }),
    agent('quick', {}),
    agent('slow', {}),
    agent('double', { share: 2, capacity }),
  ]);
  const taken = new Map<string, number>();
  const busyUntil = new Map<string, number>();
  for (let second = 0; second < 4500; second++) {
    const at = atSecond(second);
    for (const [id, until] of busyUntil) {
      if (until > second) continue;
      busyUntil.delete(id);
      centre.accept(id, at);
      centre.complete(id, at);
    }
    // few enough that all are free when their turn comes
    if (second % 10 === 0) centre.putTicket(ticket(`t${second}`, { waitingSince: at }), at);
    for (const decision of centre.dispatch(at)) {
      if (decision.kind !== 'reserve') continue;
      taken.set(decision.agentId, (taken.get(decision.agentId) ?? 0) + 1);
      busyUntil.set(decision.ticketId, second + (decision.agentId === 'slow' ? 8 : 2));
    }
  }
  expect(Object.fromEntries(taken)).toEqual({ half: 50, quick: 100, slow: 100, double: 200 });
});

describe('the turns of somebody who comes back', () => {
  const present = [agent('a', { turns: 40 }), agent('b', { turns: 30 }), agent('c', { turns: 70, share: 2 })];

  it('are those of whoever present has had fewest, by share', () => {
    expect(turnsOnReturn(agent('new', {}), present)).toBe(30);
    expect(turnsOnReturn(agent('new', { share: 2 }), present)).toBe(60);
    expect(turnsOnReturn(agent('old', { turns: 35 }), present)).toBe(35);
  });

  it('are their own where nobody is there', () => {
    const gone = present.map((each) => ({ ...each, presence: 'away' as const }));
    expect(turnsOnReturn(agent('new', { turns: 3 }), gone)).toBe(3);
    expect(turnsOnReturn(agent('a', { turns: 3 }), present.slice(0, 1))).toBe(3);
  });
});
