import request from 'supertest';
import type { DomainEvent } from '../../../src/domain/event.js';
import { maySee } from '../../../src/http/may-see-event.js';
import { aTicket } from '../../fixtures/domain/a-ticket.js';
import { bearer, KEYS, openHttp } from './open-http.js';

async function withTicket() {
  const http = await openHttp();
  await http.store.tickets.insertMany([
    { document: aTicket({ id: 'T-1', state: 'assigned', agentId: 'agent-1' }) },
  ]);
  const write = (verb: string, etag: string, body: object) =>
    request(http.app)
      .post(`/v1/tickets/T-1/${verb}`)
      .set(bearer(KEYS.supervisor))
      .set('If-Match', etag)
      .send(body);
  return { http, write };
}

describe('two people on one ticket', () => {
  it('each see its version as ETag', async () => {
    const { http } = await withTicket();
    const got = await request(http.app).get('/v1/tickets/T-1').set(bearer(KEYS.agent));
    expect(got.headers['etag']).toBe(`"${got.body.version}"`);
  });

  it.each([
    ['feedback', { kind: 'corrected', businessCase: 'cancel_order' }],
    ['complete', {}],
    ['transfer', { queue: 'orders' }],
  ])('cannot overwrite each other: %s', async (verb, body) => {
    const { http, write } = await withTicket();
    const { version } = (await http.store.tickets.get('T-1')) ?? { version: 0 };
    const stale = await write(verb, `"${version - 1}"`, body);
    expect(stale.status).toBe(412);
    expect(stale.body.code).toBe('ticket-changed');
    expect((await http.store.tickets.get('T-1'))?.version).toBe(version);
  });

  it('write what they have seen, and are told the new version', async () => {
    const { http, write } = await withTicket();
    const { version } = (await http.store.tickets.get('T-1')) ?? { version: 0 };
    const done = await write('complete', `"${version}"`, {});
    expect(done.status).toBe(200);
    expect(done.headers['etag']).toBe(`"${version + 1}"`);
  });

  it('keep neither feedback nor example of a stale write', async () => {
    const { http, write } = await withTicket();
    await write('feedback', '"99"', { kind: 'corrected', businessCase: 'cancel_order' });
    expect((await http.store.examples.list({})).items).toEqual([]);
  });
});

describe('what an agent sees of events', () => {
  const caller = { keyId: 'k', name: 'n', role: 'agent', agentId: 'agent-1' } as const;
  const event = (type: string, data: Readonly<Record<string, unknown>>): DomainEvent => ({
    id: '1',
    type,
    version: 1,
    occurredAt: new Date(0),
    topic: 't',
    key: 'k',
    data,
  });

  it.each([
    ['their own ticket', event('ticket.assigned', { ticketId: 'T-1', agentId: 'agent-1' }), undefined, true],
    [
      'one taken from them',
      event('ticket.transferred', { ticketId: 'T-1', agentId: null, previousAgentId: 'agent-1' }),
      undefined,
      true,
    ],
    ['a colleague’s', event('ticket.assigned', { ticketId: 'T-2', agentId: 'agent-2' }), undefined, false],
    [
      'a colleague’s that they look at',
      event('ticket.assigned', { ticketId: 'T-2', agentId: 'agent-2' }),
      'T-2',
      true,
    ],
    [
      'an event without a ticket while they look at none',
      event('agent.presence', { agentId: 'agent-2' }),
      undefined,
      false,
    ],
  ])('%s', (_, told, watched, sees) => {
    expect(maySee(caller, told, watched)).toBe(sees);
  });
});
