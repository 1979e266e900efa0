import request from 'supertest';
import { aTicket } from '../../fixtures/domain/a-ticket.js';
import { bearer, KEYS, openHttp, type TestHttp } from './open-http.js';

const TEXT = 'Ihr Paket ist unterwegs.';

describe('POST /v1/tickets/{id}/reply', () => {
  let http: TestHttp;
  beforeEach(async () => {
    http = await openHttp();
    const message = await request(http.app)
      .post('/v1/messages')
      .set(bearer(KEYS.ingest))
      .send({ channel: 'chat', from: 'kunde-1', text: 'Wo ist mein Paket?' });
    const { messageId } = message.body as { readonly messageId: string };
    const ticket = aTicket({
      id: 'T-1',
      state: 'assigned',
      agentId: 'agent-1',
      messageIds: [messageId],
      channel: 'chat',
    });
    await http.store.tickets.insertMany([{ document: ticket }]);
  });

  const reply = (headers: Readonly<Record<string, string>> = {}, key: string = KEYS.agent) =>
    request(http.app)
      .post('/v1/tickets/T-1/reply')
      .set({ ...bearer(key), ...headers })
      .send({ text: TEXT });
  const sent = async () =>
    (await http.store.outbox.unpublished(100)).filter(({ event }) => event.topic === 'weiche.replies');

  it('answers the customer, and tells the ticket with its reply', async () => {
    const answered = await reply({ 'If-Match': '"1"' });
    expect(answered.status).toBe(200);
    expect(answered.headers['etag']).toBe('"2"');
    expect(answered.body.replies).toMatchObject([{ text: TEXT, agentId: 'agent-1', channel: 'chat' }]);
    expect(Object.keys(answered.body.replies[0])).not.toContain('requestKey');
    expect(await sent()).toMatchObject([{ event: { type: 'reply.sent', data: { to: 'kunde-1' } } }]);
  });

  it('answers once for one Idempotency-Key, also when its first answer is no longer remembered', async () => {
    const key = { 'Idempotency-Key': 'abc' };
    expect((await reply(key)).status).toBe(200);
    expect((await reply(key)).headers['idempotency-replayed']).toBe('true');
    http.clock.advance(48 * 3_600_000);
    const late = await reply({ ...key, 'If-Match': '"1"' });
    expect([late.status, late.body.replies.length]).toEqual([200, 1]);
    expect(await sent()).toHaveLength(1);
  });

  it('refuses a second answer, another agent, and whoever saw an older ticket', async () => {
    expect((await reply({}, KEYS.otherAgent)).body).toMatchObject({ status: 403, code: 'not-your-ticket' });
    await reply();
    expect((await reply()).body).toMatchObject({ status: 409, code: 'already-answered' });
    expect((await reply({ 'If-Match': '"1"' }, KEYS.supervisor)).status).toBe(412);
    expect((await reply({}, KEYS.data)).status).toBe(403);
    expect(await sent()).toHaveLength(1);
  });

  it('never tells the text in the log', async () => {
    await reply();
    expect(JSON.stringify(http.logged)).not.toContain(TEXT);
  });
});
