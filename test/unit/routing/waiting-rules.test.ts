import type { OpeningHours } from '../../../src/domain/opening-hours.js';
import { hold, wrapUp } from '../../../src/domain/ticket-state.js';
import { translateSentence } from '../../../src/routing/explanation/phrase.js';
import { agent, atSecond, queue, START, ticket } from './samples.js';
import { createSmallCentre, told } from './small-centre.js';

// START is Monday 2026-03-02, 09:30 UTC
const hours: OpeningHours = {
  timeZone: 'UTC',
  weekly: [{ days: ['mon', 'tue'], from: '09:00', to: '10:00' }],
};
const TUESDAY_NINE = (24 * 60 - 30) * 60;
const sentences = (centre: ReturnType<typeof createSmallCentre>, id: string, seconds: number) =>
  centre.engine.explainWaiting(id, atSecond(seconds))?.sentences.join(' ') ?? '';

describe('relaxation', () => {
  const steps = [
    { afterSeconds: 60, lower: { billing: 2 } },
    { afterSeconds: 120, drop: ['law'] },
  ];
  const demanding = ticket('t1', {
    requiredSkills: { billing: 4, law: 2 },
    ownSkills: { law: 2 },
    relaxation: steps,
  });

  it('asks for less of the skills it names, step by step, and says so', () => {
    const centre = createSmallCentre();
    centre.putAgent(agent('anna', { skills: { billing: 3 } }), START);
    centre.putTicket(demanding, START);
    expect(centre.dispatch(atSecond(59))).toEqual([]);
    expect(sentences(centre, 't1', 59)).toMatch(
      /From 2026-03-02 09:31:00 UTC on less is asked for: billing ≥ 2\./,
    );
    expect(centre.engine.nextWakeAt()).toEqual(atSecond(60));
    const [relaxed] = centre.dispatch(atSecond(60));
    expect(relaxed).toMatchObject({
      kind: 'relax',
      record: { sentence: expect.stringContaining('billing ≥ 2') },
    });
    expect(centre.tickets.get('t1')).toMatchObject({
      requiredSkills: { billing: 2, law: 2 },
      relaxation: [steps[1]],
    });
    expect(centre.dispatch(atSecond(61))).toEqual([]);
    expect(told(centre.dispatch(atSecond(120)))).toEqual(['relax t1']);
    expect(centre.tickets.get('t1')).toMatchObject({
      requiredSkills: { billing: 2 },
      ownSkills: {},
      relaxation: [],
    });
    expect(told(centre.dispatch(atSecond(120)))).toEqual(['t1→anna']);
  });

  it('never leaves nothing that is asked for: the last skills stay, at level 1', () => {
    const centre = createSmallCentre();
    centre.putAgent(agent('anna', { skills: { orders: 5 } }), START);
    centre.putAgent(agent('ben', { skills: { billing: 1 } }), START);
    centre.putTicket(
      ticket('t1', { requiredSkills: { billing: 4 }, relaxation: [{ afterSeconds: 60, drop: ['billing'] }] }),
      START,
    );
    expect(told(centre.dispatch(atSecond(60)))).toEqual(['relax t1']);
    expect(told(centre.dispatch(atSecond(60)))).toEqual(['t1→ben']);
  });

  it('comes before triage, which takes what even the last step does not help', () => {
    const centre = createSmallCentre();
    centre.putQueue(queue('triage', { requiredSkills: { triage: 1 } }));
    centre.putAgent(agent('anna', { skills: { triage: 1 } }), START);
    centre.putTicket(
      ticket('t1', {
        requiredSkills: { billing: 4 },
        relaxation: [{ afterSeconds: 60, lower: { billing: 1 } }],
      }),
      START,
    );
    expect(centre.dispatch(atSecond(30))).toEqual([]);
    expect(told(centre.dispatch(atSecond(60)))).toEqual(['relax t1']);
    expect(told(centre.dispatch(atSecond(60)))).toEqual(['to-triage t1']);
  });

  it('counts the time in which the queue is open', () => {
    const centre = createSmallCentre();
    centre.putQueue(queue('billing', { openingHours: hours }));
    centre.putAgent(agent('anna', { skills: { billing: 3 } }), START);
    centre.putTicket({ ...demanding, waitingSince: atSecond(29 * 60 + 30) }, START);
    // half a minute to ten o'clock, half a minute on Tuesday
    expect(centre.dispatch(atSecond(12 * 3600))).toEqual([]);
    expect(told(centre.dispatch(atSecond(TUESDAY_NINE + 29)))).toEqual([]);
    expect(told(centre.dispatch(atSecond(TUESDAY_NINE + 30)))).toEqual(['relax t1']);
  });
});

describe('opening hours', () => {
  it('offer nothing while the queue is closed, and wake when it opens', () => {
    const centre = createSmallCentre();
    centre.putQueue(queue('billing', { openingHours: hours }));
    centre.putTicket(ticket('t1'), START);
    centre.dispatch(START);
    expect(centre.engine.nextWakeAt()).toEqual(atSecond(30 * 60));
    centre.dispatch(atSecond(30 * 60));
    centre.putAgent(agent('anna'), atSecond(30 * 60));
    centre.putTicket(ticket('other', { queue: 'orders' }), atSecond(30 * 60));
    expect(told(centre.dispatch(atSecond(30 * 60)))).toEqual(['other→anna']);
    expect(sentences(centre, 't1', 3600)).toContain('“billing” is closed until 2026-03-03 09:00:00 UTC');
    centre.accept('other', atSecond(30 * 60));
    centre.complete('other', atSecond(30 * 60));
    expect(centre.dispatch(atSecond(TUESDAY_NINE - 1))).toEqual([]);
    expect(told(centre.dispatch(atSecond(TUESDAY_NINE)))).toEqual(['t1→anna']);
  });

  it('can be changed while tickets wait', () => {
    const centre = createSmallCentre();
    centre.putAgent(agent('anna'), START);
    centre.putQueue(queue('billing', { openingHours: { timeZone: 'UTC', weekly: [] } }));
    centre.putTicket(ticket('t1'), START);
    expect(centre.dispatch(START)).toEqual([]);
    expect(sentences(centre, 't1', 0)).toContain('no opening in sight');
    centre.putQueue(queue('billing'));
    expect(told(centre.dispatch(START))).toEqual(['t1→anna']);
  });
});

describe('overflow', () => {
  it('moves what has waited too long, with what its case asks for and its age', () => {
    const centre = createSmallCentre();
    centre.putQueue(
      queue('billing', { overflow: { to: 'orders', afterSeconds: 90 }, requiredSkills: { billing: 1 } }),
    );
    centre.putQueue(queue('orders', { requiredSkills: { orders: 1 } }));
    centre.putAgent(agent('anna', { skills: { billing: 3 }, presence: 'busy' }), START);
    centre.putTicket(
      ticket('t1', { requiredSkills: { billing: 1, german: 2 }, ownSkills: { german: 2 } }),
      START,
    );
    expect(centre.dispatch(START)).toEqual([]);
    centre.putAgent(agent('ben', { skills: { orders: 2, german: 2 } }), START);
    expect(told(centre.dispatch(atSecond(90)))).toEqual(['overflow t1']);
    expect(centre.tickets.get('t1')).toMatchObject({
      queue: 'orders',
      requiredSkills: { german: 2, orders: 1 },
      waitingSince: START,
    });
    expect(told(centre.dispatch(atSecond(90)))).toEqual(['t1→ben']);
  });

  it('moves on while the queue is closed and the other one open', () => {
    const centre = createSmallCentre();
    centre.putQueue(queue('billing', { openingHours: hours, overflow: { to: 'night', whenClosed: true } }));
    centre.putQueue(
      queue('night', {
        openingHours: { timeZone: 'UTC', weekly: [{ days: ['mon'], from: '20:00', to: '24:00' }] },
      }),
    );
    centre.putAgent(agent('anna', { presence: 'busy' }), START);
    centre.putTicket(ticket('t1'), START);
    expect(centre.dispatch(atSecond(3600))).toEqual([]);
    const eight = 10.5 * 3600;
    expect(told(centre.dispatch(atSecond(eight)))).toEqual(['overflow t1']);
    expect(centre.tickets.get('t1')?.queue).toBe('night');
  });

  it('takes what nobody can ever take, instead of triage', () => {
    const centre = createSmallCentre();
    centre.putQueue(queue('billing', { overflow: { to: 'orders', afterSeconds: 3600 } }));
    centre.putQueue(queue('orders'));
    centre.putAgent(agent('anna', { skills: {} }), START);
    centre.putTicket(ticket('t1', { requiredSkills: { billing: 3 }, ownSkills: {} }), START);
    expect(told(centre.dispatch(atSecond(5)))).toEqual(['overflow t1']);
    expect(told(centre.dispatch(atSecond(5)))).toEqual(['t1→anna']);
  });
});

describe('deadlines', () => {
  it('at equal priority the earliest goes first, whoever came first; a point of priority outweighs ten minutes', () => {
    const centre = createSmallCentre();
    centre.putTicket(ticket('mail', { targetWaitSeconds: 3600 }), START);
    centre.putTicket(ticket('chat', { targetWaitSeconds: 30, waitingSince: atSecond(60) }), START);
    centre.putTicket(ticket('late', { targetWaitSeconds: 30, waitingSince: atSecond(3580) }), START);
    centre.putTicket(
      ticket('raised', { targetWaitSeconds: 3600, priority: 1, waitingSince: atSecond(599) }),
      START,
    );
    centre.putAgent(agent('anna', { capacity: { email: 4, 'web-form': 1, chat: 1 } }), START);
    expect(told(centre.dispatch(atSecond(3600)))).toEqual([
      'chat→anna',
      'raised→anna',
      'mail→anna',
      'late→anna',
    ]);
  });
});

describe('exclusions', () => {
  const excluded = (exclusions: object) => agent('anna', { exclusions });
  it.each([
    ['queue', { queues: ['billing'] }, 'is kept from the queue “billing” by a supervisor.'],
    [
      'business case',
      { businessCases: ['get_invoice'] },
      'is kept from the business case “get_invoice” by a supervisor.',
    ],
    ['customer', { customers: ['c:7'] }, 'is kept from the customer “c:7” by a supervisor.'],
  ])('keep an agent from a %s, and only from that', (_, exclusions, why) => {
    const centre = createSmallCentre();
    centre.putAgent(excluded(exclusions), START);
    centre.putAgent(agent('ben', { presence: 'busy' }), START);
    centre.putTicket(ticket('t1', { customerId: 'c:7' }), START);
    centre.putTicket(
      ticket('t2', { queue: 'orders', businessCase: 'place_order', customerId: 'c:8' }),
      START,
    );
    expect(told(centre.dispatch(START))).toEqual(['t2→anna']);
    const trial = centre.engine
      .explainWaiting('t1', START)
      ?.candidates.find(({ agentId }) => agentId === 'anna');
    expect(trial?.reasons[0]).toBe(why);
    expect(translateSentence(why, 'de')).toMatch(/durch die Leitung ausgenommen/);
  });

  it('reach the tickets that wait already, and let them go again', () => {
    const centre = createSmallCentre();
    centre.putAgent(agent('anna', { presence: 'busy' }), START);
    centre.putAgent(agent('ben', { presence: 'busy' }), START);
    centre.putTicket(ticket('t1'), START);
    centre.putTicket(ticket('t2', { queue: 'orders' }), START);
    expect(centre.dispatch(START)).toEqual([]);
    centre.putAgent(excluded({ queues: ['billing'] }), START);
    expect(told(centre.dispatch(START))).toEqual(['t2→anna']);
    centre.putAgent(agent('anna', { capacity: { email: 2, 'web-form': 1, chat: 1 } }), START);
    expect(told(centre.dispatch(START))).toEqual(['t1→anna']);
  });
});

describe('a ticket put aside', () => {
  it('is not offered before its date, then first to whoever had it, its age begun anew', () => {
    const centre = createSmallCentre();
    centre.putAgent(agent('anna', { idleSince: atSecond(-100) }), START);
    centre.putAgent(agent('ben'), START);
    centre.putTicket(ticket('t1', { preferredAgentId: 'ben' }), START);
    centre.dispatch(START);
    centre.accept('t1', atSecond(1));
    centre.change('t1', atSecond(2), (held) => hold(held, { at: atSecond(2), until: atSecond(3600) }));
    expect(centre.dispatch(atSecond(3599))).toEqual([]);
    expect(sentences(centre, 't1', 10)).toContain('put aside until 2026-03-02 10:30:00 UTC');
    expect(centre.engine.nextWakeAt()).toEqual(atSecond(3600));
    expect(told(centre.dispatch(atSecond(3600)))).toEqual(['t1→ben']);
    expect(centre.tickets.get('t1')).toMatchObject({ waitingSince: atSecond(3600), heldUntil: null });
  });
});

describe('a queue', () => {
  it('may accept offers by itself', () => {
    const centre = createSmallCentre();
    centre.putQueue(queue('billing', { autoAccept: true }));
    centre.putAgent(agent('anna'), START);
    centre.putTicket(ticket('t1'), START);
    expect(centre.dispatch(START)[0]).toMatchObject({
      autoAccept: true,
      record: { notes: ['The queue accepts offers by itself: the agent was not asked.'] },
    });
    expect(centre.tickets.get('t1')).toMatchObject({ state: 'assigned', reservation: { state: 'accepted' } });
  });

  it('may keep its agents for work after the answer, and frees them by itself', () => {
    const centre = createSmallCentre();
    centre.putAgent(agent('anna'), START);
    centre.putTicket(ticket('t1'), START);
    centre.putTicket(ticket('t2', { waitingSince: atSecond(1) }), START);
    centre.dispatch(START);
    centre.accept('t1', START);
    centre.change('t1', START, (answered) => wrapUp(answered, atSecond(60)));
    expect(centre.dispatch(atSecond(59))).toEqual([]);
    expect(centre.engine.nextWakeAt()).toEqual(atSecond(60));
    expect(told(centre.dispatch(atSecond(60)))).toEqual(['wrap-up-over t1']);
    expect(centre.tickets.get('t1')?.state).toBe('completed');
    expect(told(centre.dispatch(atSecond(60)))).toEqual(['t2→anna']);
  });
});
