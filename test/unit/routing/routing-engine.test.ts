import { agent, atSecond, queue, START, ticket } from './samples.js';
import { createSmallCentre, told } from './small-centre.js';

describe('who is offered a ticket', () => {
  it('is an agent with the skills at the level asked for', () => {
    const centre = createSmallCentre();
    centre.putAgent(agent('anna', { skills: { billing: 2 } }), START);
    centre.putAgent(agent('ben', { skills: { billing: 4, orders: 1 } }), START);
    centre.putTicket(ticket('t1', { requiredSkills: { billing: 3, orders: 1 } }), START);
    expect(told(centre.dispatch(START))).toEqual(['t1→ben']);
  });

  it('is the one who has been idle longest; among equals the lower id', () => {
    const centre = createSmallCentre();
    centre.putAgent(agent('anna', { idleSince: atSecond(5) }), START);
    centre.putAgent(agent('carl', { idleSince: atSecond(1) }), START);
    centre.putAgent(agent('ben', { idleSince: atSecond(1) }), START);
    for (const id of ['t1', 't2', 't3']) centre.putTicket(ticket(id), START);
    expect(told(centre.dispatch(atSecond(10)))).toEqual(['t1→ben', 't2→carl', 't3→anna']);
  });

  it('is nobody with work in hand while a colleague has none', () => {
    const centre = createSmallCentre();
    const capacity = { email: 3, 'web-form': 3, chat: 3 };
    centre.putAgent(agent('anna', { capacity, idleSince: atSecond(-100) }), START);
    centre.putAgent(agent('ben', { capacity }), START);
    for (const id of ['t1', 't2', 't3', 't4']) centre.putTicket(ticket(id), START);
    expect(told(centre.dispatch(START))).toEqual(['t1→anna', 't2→ben', 't3→anna', 't4→ben']);
  });

  it.each([
    ['busy', 'away'],
    ['away', 'offline'],
  ] as const)('is nobody who is %s or %s', (first, second) => {
    const centre = createSmallCentre();
    centre.putAgent(agent('anna', { presence: first }), START);
    centre.putAgent(agent('ben', { presence: second }), START);
    centre.putTicket(ticket('t1'), START);
    expect(centre.dispatch(START)).toEqual([]);
    centre.putAgent(agent('ben'), atSecond(60));
    expect(told(centre.dispatch(atSecond(60)))).toEqual(['t1→ben']);
  });

  it('is one who speaks the language, unless no agent at all speaks it', () => {
    const centre = createSmallCentre();
    centre.putAgent(agent('anna', { languages: ['de'] }), START);
    centre.putAgent(agent('ben', { languages: ['en'], presence: 'away' }), START);
    centre.putTicket(ticket('english', { language: 'en' }), START);
    expect(centre.dispatch(START)).toEqual([]);
    centre.putTicket(ticket('finnish', { language: 'fi' }), START);
    const [offer] = centre.dispatch(START);
    expect(offer).toMatchObject({ kind: 'reserve', ticketId: 'finnish', agentId: 'anna' });
    expect(offer?.record).toMatchObject({ notes: [expect.stringContaining('“fi”')] });
  });

  it('waits for the language once somebody is registered who speaks it', () => {
    const centre = createSmallCentre();
    centre.putAgent(agent('anna', { languages: ['de'], presence: 'busy' }), START);
    centre.putTicket(ticket('finnish', { language: 'fi' }), START);
    centre.putAgent(agent('aino', { languages: ['fi'], presence: 'away' }), START);
    centre.putAgent(agent('anna', { languages: ['de'] }), START);
    expect(centre.dispatch(START)).toEqual([]);
    centre.putAgent(agent('aino', { languages: ['fi'] }), START);
    expect(told(centre.dispatch(START))).toEqual(['finnish→aino']);
  });

  it('is the preferred agent while free, else somebody else at once', () => {
    const centre = createSmallCentre();
    centre.putAgent(agent('anna', { idleSince: atSecond(-100) }), START);
    centre.putAgent(agent('ben'), START);
    centre.putTicket(ticket('t1', { preferredAgentId: 'ben' }), START);
    centre.putTicket(ticket('t2', { preferredAgentId: 'ben' }), START);
    expect(told(centre.dispatch(START))).toEqual(['t1→ben', 't2→anna']);
  });

  it('fills agents up to their capacity over channels, not beyond', () => {
    const centre = createSmallCentre();
    centre.putAgent(agent('anna', { capacity: { email: 2, 'web-form': 0, chat: 3 } }), START);
    const arrivals = [
      ['e1', 'email'],
      ['c1', 'chat'],
      ['e2', 'email'],
      ['c2', 'chat'],
      ['w1', 'web-form'],
    ] as const;
    arrivals.forEach(([id, channel], second) => {
      centre.putTicket(ticket(id, { channel, waitingSince: atSecond(second) }), atSecond(second));
    });
    // 1/2 + 1/3 leaves no room for a half or a third; nobody takes web forms
    expect(told(centre.dispatch(atSecond(4)))).toEqual(['e1→anna', 'c1→anna']);
    centre.accept('e1', atSecond(5));
    centre.complete('e1', atSecond(6));
    expect(told(centre.dispatch(atSecond(6)))).toEqual(['e2→anna']);
  });
});

describe('the order of tickets', () => {
  it('is by priority, then by age', () => {
    const centre = createSmallCentre();
    for (const id of ['a', 'b', 'c']) centre.putAgent(agent(id), START);
    centre.putTicket(ticket('young', { waitingSince: atSecond(20) }), atSecond(30));
    centre.putTicket(ticket('old', { waitingSince: atSecond(10) }), atSecond(30));
    centre.putTicket(ticket('urgent', { waitingSince: atSecond(25), priority: 1 }), atSecond(30));
    expect(told(centre.dispatch(atSecond(30)))).toEqual(['urgent→a', 'old→b', 'young→c']);
  });

  it('lets waiting outweigh priority: one point is worth ten minutes', () => {
    const centre = createSmallCentre();
    centre.putAgent(agent('anna'), START);
    centre.putTicket(ticket('patient', { waitingSince: START }), START);
    centre.putTicket(ticket('urgent', { waitingSince: atSecond(601), priority: 1 }), START);
    expect(told(centre.dispatch(atSecond(700)))).toEqual(['patient→anna']);
  });

  it('lets a queue of twice the weight age twice as fast', () => {
    const centre = createSmallCentre();
    centre.putQueue(queue('vip', { weight: 2 }));
    centre.putAgent(agent('anna'), START);
    centre.putTicket(ticket('plain', { waitingSince: START }), START);
    centre.putTicket(ticket('vip', { queue: 'vip', waitingSince: atSecond(40) }), START);
    expect(told(centre.dispatch(atSecond(60)))).toEqual(['plain→anna']);
    centre.accept('plain', atSecond(61));
    centre.putTicket(ticket('plain2', { waitingSince: START }), atSecond(90));
    centre.complete('plain', atSecond(90));
    expect(told(centre.dispatch(atSecond(90)))).toEqual(['vip→anna']);
  });
});

describe('reservations', () => {
  it('time out, and the ticket is offered to somebody else', () => {
    const centre = createSmallCentre();
    centre.putAgent(agent('anna', { idleSince: atSecond(-9) }), START);
    centre.putAgent(agent('ben'), START);
    centre.putTicket(ticket('t1'), START);
    centre.dispatch(START);
    expect(centre.engine.nextWakeAt()).toEqual(atSecond(30));
    expect(centre.dispatch(atSecond(29))).toEqual([]);
    expect(told(centre.dispatch(atSecond(30)))).toEqual(['time-out t1']);
    expect(told(centre.dispatch(atSecond(30)))).toEqual(['t1→ben']);
  });

  it('are made again with those who passed the ticket over only when nobody else is left, after a pause', () => {
    const centre = createSmallCentre({ reofferPauseSeconds: 20 });
    centre.putAgent(agent('anna'), START);
    centre.putAgent(agent('ben', { presence: 'busy' }), START);
    centre.putTicket(ticket('t1'), START);
    centre.dispatch(START);
    centre.reject('t1', atSecond(5));
    expect(centre.dispatch(atSecond(5))).toEqual([]);
    centre.putAgent(agent('ben', { presence: 'offline' }), atSecond(6));
    expect(centre.dispatch(atSecond(6))).toEqual([]);
    expect(centre.engine.nextWakeAt()).toEqual(atSecond(25));
    const [offer] = centre.dispatch(atSecond(25));
    expect(offer).toMatchObject({ ticketId: 't1', agentId: 'anna' });
  });

  it('end when the agent goes offline, as does accepted work; both are offered to others and keep their age', () => {
    const centre = createSmallCentre();
    const capacity = { email: 2, 'web-form': 1, chat: 1 };
    centre.putAgent(agent('anna', { capacity }), START);
    centre.putTicket(ticket('t1'), START);
    centre.putTicket(ticket('t2'), START);
    centre.dispatch(START);
    centre.accept('t1', atSecond(1));
    centre.putAgent(agent('ben', { capacity }), atSecond(2));
    centre.putAgent(agent('anna', { capacity, presence: 'offline' }), atSecond(2));
    expect(told(centre.dispatch(atSecond(2)))).toEqual(['agent-lost t1', 'agent-lost t2']);
    expect(told(centre.dispatch(atSecond(2)))).toEqual(['t1→ben', 't2→ben']);
    expect(centre.tickets.get('t1')?.waitingSince).toEqual(START);
  });

  it('stay undecided until the outcome of a write is known', () => {
    const centre = createSmallCentre();
    centre.putAgent(agent('anna'), START);
    centre.putTicket(ticket('t1'), START);
    const [offer] = centre.engine.decide(START);
    expect(centre.engine.decide(atSecond(3600))).toEqual([]);
    expect(centre.engine.placeOf('t1')).toEqual({ kind: 'deciding', agentId: 'anna' });
    // late news of the version that was decided on changes nothing
    centre.engine.upsertTicket(ticket('t1'), atSecond(1));
    expect(centre.engine.placeOf('t1')).toEqual({ kind: 'deciding', agentId: 'anna' });
    if (offer !== undefined) centre.engine.retract(offer, ticket('t1'), atSecond(2));
    expect(told(centre.engine.decide(atSecond(2)))).toEqual(['t1→anna']);
  });
});

describe('a ticket that nobody registered can ever take', () => {
  it('goes to triage after a moment, and only to agents with the triage skill', () => {
    const centre = createSmallCentre();
    centre.putQueue(queue('triage', { requiredSkills: { triage: 2 } }));
    centre.putAgent(agent('anna'), START);
    centre.putAgent(agent('tina', { skills: { triage: 2 }, languages: ['en'] }), START);
    centre.putTicket(ticket('t1', { requiredSkills: { law: 1 } }), START);
    expect(centre.dispatch(atSecond(1))).toEqual([]);
    expect(centre.engine.nextWakeAt()).toEqual(atSecond(5));
    expect(told(centre.dispatch(atSecond(5)))).toEqual(['to-triage t1']);
    expect(told(centre.dispatch(atSecond(5)))).toEqual(['t1→tina']);
  });

  it('waits where nobody can triage either, and while no agent at all is registered', () => {
    const centre = createSmallCentre();
    centre.putQueue(queue('triage', { requiredSkills: { triage: 2 } }));
    centre.putTicket(ticket('t1', { requiredSkills: { law: 1 } }), START);
    expect(centre.dispatch(atSecond(1000))).toEqual([]);
    centre.putAgent(agent('anna'), atSecond(1000));
    expect(told(centre.dispatch(atSecond(1000)))).toEqual(['to-triage t1']);
    expect(centre.dispatch(atSecond(9999))).toEqual([]);
    expect(centre.engine.placeOf('t1')).toEqual({ kind: 'waiting' });
  });
});

describe('explanations', () => {
  it('name the agents looked at and why each was passed over', () => {
    const centre = createSmallCentre();
    centre.putAgent(agent('anna', { idleSince: atSecond(-60) }), START);
    centre.putAgent(agent('ben'), START);
    centre.putAgent(agent('carl', { presence: 'away' }), START);
    centre.putAgent(agent('dora', { skills: { orders: 5 }, languages: ['en'] }), START);
    centre.putTicket(ticket('t1'), START);
    const [offer] = centre.dispatch(START);
    expect(offer?.record).toMatchObject({
      kind: 'reservation',
      candidates: [
        { agentId: 'anna', chosen: true, reasons: [] },
        { agentId: 'ben', chosen: false, reasons: [expect.stringContaining('idle for a shorter time')] },
        { agentId: 'carl', chosen: false, reasons: ['is away at present.'] },
        {
          agentId: 'dora',
          chosen: false,
          reasons: ['lacks the skill “billing”: needs level 1, has 0.', 'does not speak “de”.'],
        },
      ],
    });
  });

  it('say what a waiting ticket waits for and what would free it', () => {
    const centre = createSmallCentre();
    centre.putAgent(agent('anna'), START);
    centre.putAgent(agent('ben', { presence: 'away' }), START);
    for (const id of ['t1', 't2', 't3']) centre.putTicket(ticket(id), START);
    centre.dispatch(START);
    expect(centre.engine.explainWaiting('t1', START)).toBeNull();
    const waiting = centre.engine.explainWaiting('t3', START);
    expect(waiting?.candidates.map(({ agentId, reasons }) => [agentId, ...reasons])).toEqual([
      ['anna', 'has no room for another “email” ticket (100 % taken).'],
      ['ben', 'is away at present.'],
    ]);
    expect(waiting?.sentences.join(' ')).toMatch(
      /billing ≥ 1, de, email.*1 tickets.*ends a ticket.*becomes available/,
    );
  });
});
