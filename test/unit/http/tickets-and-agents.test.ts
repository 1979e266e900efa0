import request from 'supertest';
import type { RelatedRecords } from '../../../src/domain/related-records.js';
import type { Ticket } from '../../../src/domain/ticket.js';
import { aTicket } from '../../fixtures/domain/a-ticket.js';
import { aBusinessCase, bearer, KEYS, openHttp, type TestHttp } from './open-http.js';

async function withAgents(http: TestHttp) {
  for (const id of ['agent-1', 'agent-2']) {
    const put = await request(http.app)
      .put(`/v1/agents/${id}`)
      .set(bearer(KEYS.supervisor))
      .send({
        name: `Name of ${id}`,
        skills: { orders: 3 },
        languages: ['de', 'en'],
        capacity: { email: 2 },
      });
    expect(put.status).toBe(200);
  }
  return http;
}

async function keep(http: TestHttp, ticket: Ticket) {
  await http.store.tickets.insertMany([{ document: ticket }]);
}

/** Offered to agent-1 until half a minute from now. */
function offered(http: TestHttp): Ticket {
  const now = http.clock.now();
  return aTicket({
    id: 'T-1',
    state: 'reserved',
    agentId: 'agent-1',
    reservation: {
      id: 'R-1',
      ticketId: 'T-1',
      agentId: 'agent-1',
      state: 'pending',
      createdAt: now,
      expiresAt: new Date(now.getTime() + 30_000),
      endedAt: null,
      reason: null,
    },
  });
}

describe('tickets', () => {
  it('are shown without what only dispatchers need', async () => {
    const http = await openHttp();
    await keep(http, aTicket({ id: 'T-1', fencingToken: 7 }));
    const got = await request(http.app).get('/v1/tickets/T-1').set(bearer(KEYS.agent));
    expect(got.status).toBe(200);
    expect(got.body).toMatchObject({
      id: 'T-1',
      state: 'pending',
      businessCase: 'track_order',
      reservation: null,
    });
    expect(Object.keys(got.body)).not.toContain('fencingToken');
  });

  it('show what the company knows of them, and what is still to be asked for', async () => {
    const needed = ['order_number', 'customer_number', 'date'];
    const businessCase = { ...aBusinessCase('track_order'), requiredEntities: needed };
    const related: RelatedRecords = {
      outcome: 'matched',
      customer: { customerNumber: 'K-77', name: 'Karin Obermeier', fields: { segment: 'business' } },
      confidence: 0.9,
      matchedBy: [{ type: 'email_address', value: 'karin@kunde.example' }],
      orders: [
        { number: '4711-2290', fields: { status: 'sent' }, named: false },
        { number: '4711-1000', fields: {}, named: false },
      ],
      contracts: [],
      invoices: [],
      candidates: [],
      conflicts: [{ kind: 'not-found', type: 'order_number', value: '1', customerNumber: null }],
      complete: true,
      lookedUpAt: new Date('2026-03-02T08:00:00Z'),
    };
    const http = await openHttp({ businessCases: [businessCase] });
    await keep(http, aTicket({ id: 'T-1', related }));
    await keep(http, aTicket({ id: 'T-2', messageIds: ['m2'] }));
    const get = async (path: string) => (await request(http.app).get(path).set(bearer(KEYS.agent))).body;
    expect(await get('/v1/tickets/T-1')).toMatchObject({
      related: { ...related, lookedUpAt: '2026-03-02T08:00:00.000Z' },
      missing: ['order_number', 'date'],
    });
    expect(await get('/v1/tickets/T-2')).toMatchObject({ related: null, missing: needed });
    const [listed] = (await get('/v1/tickets?limit=1')).items;
    expect(Object.keys(listed)).toContain('related');
    expect(Object.keys(listed)).not.toContain('missing');
  });

  it('are listed page by page', async () => {
    const http = await openHttp();
    for (let index = 0; index < 5; index++)
      await keep(http, aTicket({ id: `T-${index}`, messageIds: [`m-${index}`] }));
    const seen: string[] = [];
    let address = '/v1/tickets?limit=2&state=pending&queue=orders&businessCase=track_order';
    for (;;) {
      const page = await request(http.app).get(address).set(bearer(KEYS.supervisor));
      expect(page.status).toBe(200);
      seen.push(...page.body.items.map(({ id }: { id: string }) => id));
      if (page.body.next === null) break;
      address = `/v1/tickets?limit=2&state=pending&queue=orders&businessCase=track_order&cursor=${encodeURIComponent(page.body.next)}`;
    }
    expect(seen.sort()).toEqual(['T-0', 'T-1', 'T-2', 'T-3', 'T-4']);
  });

  it('are offered, accepted and completed by their agent', async () => {
    const http = await withAgents(await openHttp());
    await keep(http, offered(http));
    const offers = await request(http.app).get('/v1/agents/agent-1/reservations').set(bearer(KEYS.agent));
    expect(offers.body.items).toMatchObject([{ id: 'R-1', state: 'pending', ticket: { id: 'T-1' } }]);
    const accepted = await request(http.app).post('/v1/reservations/R-1/accept').set(bearer(KEYS.agent));
    expect(accepted.body).toMatchObject({
      state: 'assigned',
      agentId: 'agent-1',
      reservation: { state: 'accepted' },
    });
    const completed = await request(http.app).post('/v1/tickets/T-1/complete').set(bearer(KEYS.agent));
    expect(completed.body).toMatchObject({ state: 'completed' });
    const late = await request(http.app)
      .post('/v1/reservations/R-1/reject')
      .set(bearer(KEYS.agent))
      .send({ reason: 'no' });
    expect([late.status, late.body.code]).toEqual([409, 'reservation-not-pending']);
  });

  it('are not taken after the offer has run out', async () => {
    const http = await withAgents(await openHttp());
    await keep(http, offered(http));
    http.clock.advance(30_001);
    const late = await request(http.app).post('/v1/reservations/R-1/accept').set(bearer(KEYS.agent));
    expect([late.status, late.body.code]).toEqual([409, 'reservation-expired']);
  });

  it('are touched by nobody but their agent', async () => {
    const http = await withAgents(await openHttp());
    await keep(http, offered(http));
    const as = bearer(KEYS.otherAgent);
    const call = request(http.app);
    const refused = [
      await call.post('/v1/reservations/R-1/accept').set(as),
      await call.post('/v1/reservations/R-1/reject').set(as),
      await call.post('/v1/tickets/T-1/complete').set(as),
      await call.post('/v1/tickets/T-1/feedback').set(as).send({ kind: 'confirmed' }),
      await call.post('/v1/tickets/T-1/transfer').set(as).send({ queue: 'orders' }),
      await call.get('/v1/agents/agent-1/reservations').set(as),
      await call.get('/v1/agents/agent-1').set(as),
      await call.patch('/v1/agents/agent-1/presence').set(as).send({ presence: 'offline' }),
    ];
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 403));
    expect((await http.store.tickets.get('T-1'))?.state).toBe('reserved');
  });

  it('are corrected, once however often the same is said', async () => {
    const http = await withAgents(await openHttp());
    await keep(http, aTicket({ id: 'T-1', state: 'assigned', agentId: 'agent-1' }));
    const correct = () =>
      request(http.app)
        .post('/v1/tickets/T-1/feedback')
        .set(bearer(KEYS.agent))
        .send({ kind: 'corrected', businessCase: 'cancel_order' });
    const first = await correct();
    expect(first.body).toMatchObject({ businessCase: 'cancel_order', confidence: 1 });
    expect((await correct()).body.version).toBe(first.body.version);
    expect((await http.store.feedback.byTicket('T-1')).length).toBe(1);
  });

  it.each([
    [{ kind: 'corrected', businessCase: 'no_such_case' }, 422, 'business-case-unknown'],
    [{ kind: 'corrected' }, 422, 'feedback-empty'],
    [{ kind: 'praised' }, 400, 'validation-failed'],
    [{ kind: 'corrected', entities: [{ type: 'iban', start: 5, end: 2 }] }, 422, 'entities-invalid'],
    [{ kind: 'corrected', entities: [{ type: '__proto__', start: 0, end: 2 }] }, 400, 'validation-failed'],
  ])('are not corrected by %j', async (feedback, status, code) => {
    const http = await withAgents(await openHttp());
    await keep(http, aTicket({ id: 'T-1', state: 'assigned', agentId: 'agent-1' }));
    const answer = await request(http.app)
      .post('/v1/tickets/T-1/feedback')
      .set(bearer(KEYS.agent))
      .send(feedback);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('agents', () => {
  it('begin offline, and say themselves when they are there', async () => {
    const { app } = await withAgents(await openHttp());
    const before = await request(app).get('/v1/agents/agent-1').set(bearer(KEYS.agent));
    expect(before.body).toMatchObject({
      presence: 'offline',
      capacity: { email: 2, 'web-form': 1, chat: 1 },
    });
    const there = await request(app)
      .patch('/v1/agents/agent-1/presence')
      .set(bearer(KEYS.agent))
      .send({ presence: 'available' });
    expect(there.body).toMatchObject({ presence: 'available' });
    const listed = await request(app).get('/v1/agents').set(bearer(KEYS.supervisor));
    expect(listed.body.items.map(({ id }: { id: string }) => id)).toEqual(['agent-1', 'agent-2']);
  });

  it('that are unknown are a problem', async () => {
    const { app } = await openHttp();
    const answer = await request(app)
      .patch('/v1/agents/nobody/presence')
      .set(bearer(KEYS.supervisor))
      .send({ presence: 'available' });
    expect([answer.status, answer.body.code]).toEqual([404, 'agent-not-found']);
  });

  it.each([
    ['a proficiency of 6', { skills: { orders: 6 } }],
    ['a skill with a meaning in JavaScript', JSON.parse('{"skills":{"__proto__":3}}')],
    ['an unknown channel', { capacity: { fax: 1 } }],
    ['a negative capacity', { capacity: { email: -1 } }],
    ['no name', { name: '' }],
  ])('are not made with %s', async (_what, part) => {
    const { app } = await openHttp();
    const profile = { name: 'Nina', skills: { orders: 1 }, languages: ['de'], ...part };
    const answer = await request(app).put('/v1/agents/nina').set(bearer(KEYS.supervisor)).send(profile);
    expect([answer.status, answer.body.code]).toEqual([400, 'validation-failed']);
  });

  it('have ids that are no names of JavaScript', async () => {
    const { app } = await openHttp();
    const answer = await request(app)
      .put('/v1/agents/__proto__')
      .set(bearer(KEYS.supervisor))
      .send({ name: 'Nina', skills: {}, languages: [] });
    expect(answer.status).toBe(400);
  });
});
