import request from 'supertest';
import { aTicket } from '../../fixtures/domain/a-ticket.js';
import { bearer, KEYS, openHttp } from './open-http.js';

const EML = [
  'From: Karin Obermeier <karin@example.org>',
  'To: service@example.com',
  'Subject: Bestellung 4711',
  'Message-ID: <abc@example.org>',
  'Content-Type: text/plain; charset=iso-8859-1',
  'Content-Transfer-Encoding: 8bit',
  '',
  'Guten Tag, wo bleibt meine Bestellung? Schöne Grüße',
  '',
].join('\r\n');

describe('messages', () => {
  it('are stored before the answer, and shown as they were read', async () => {
    const { app } = await openHttp();
    const posted = await request(app)
      .post('/v1/messages')
      .set(bearer(KEYS.ingest))
      .send({
        channel: 'web-form',
        from: 'karin@example.org',
        text: 'Wo ist mein Paket?',
        fields: { Kundennummer: 4711 },
      });
    expect(posted.status).toBe(202);
    const got = await request(app).get(`/v1/messages/${posted.body.messageId}`).set(bearer(KEYS.ingest));
    expect(got.status).toBe(200);
    expect(got.body).toMatchObject({
      id: posted.body.messageId,
      channel: 'web-form',
      from: 'karin@example.org',
      outcome: { kind: 'received' },
      ticketId: null,
    });
    expect(got.body.newText).toContain('Wo ist mein Paket?');
    expect(got.headers['cache-control']).toBe('no-store');
  });

  it('come as whole e-mails too, in whatever charset', async () => {
    const { app } = await openHttp();
    const posted = await request(app)
      .post('/v1/messages')
      .set(bearer(KEYS.ingest))
      .set('Content-Type', 'message/rfc822')
      .send(Buffer.from(EML, 'latin1'));
    expect(posted.status).toBe(202);
    const got = await request(app).get(`/v1/messages/${posted.body.messageId}`).set(bearer(KEYS.supervisor));
    expect(got.body).toMatchObject({
      channel: 'email',
      subject: 'Bestellung 4711',
      internetMessageId: 'abc@example.org',
    });
    expect(got.body.newText).toContain('Schöne Grüße');
  });

  it('that are e-mails without anything in them are a problem', async () => {
    const { app } = await openHttp();
    const posted = await request(app)
      .post('/v1/messages')
      .set(bearer(KEYS.ingest))
      .set('Content-Type', 'message/rfc822')
      .send(Buffer.from('\r\n\r\n'));
    expect([posted.status, posted.body.code]).toEqual([422, 'empty-message']);
  });

  it('name the ticket that holds them', async () => {
    const { app, store } = await openHttp();
    const { body } = await request(app)
      .post('/v1/messages')
      .set(bearer(KEYS.ingest))
      .send({ channel: 'chat', text: 'Hallo' });
    await store.tickets.insertMany([{ document: aTicket({ id: 'T-1', messageIds: [body.messageId] }) }]);
    const got = await request(app).get(`/v1/messages/${body.messageId}`).set(bearer(KEYS.agent));
    expect(got.body).toMatchObject({ ticketId: 'T-1', outcome: { kind: 'ticketed', ticketId: 'T-1' } });
    const found = await request(app).get(`/v1/tickets?messageId=${body.messageId}`).set(bearer(KEYS.agent));
    expect(found.body.items.map(({ id }: { id: string }) => id)).toEqual(['T-1']);
  });

  it('are on their way until their ticket is stored: outcome and ticket agree', async () => {
    const { app, store } = await openHttp();
    const { body } = await request(app)
      .post('/v1/messages')
      .set(bearer(KEYS.ingest))
      .send({ channel: 'chat', text: 'Hallo' });
    const stored = await store.messages.get(body.messageId);
    // the flow writes the message, then the ticket
    await store.messages.update({ ...stored!, outcome: { kind: 'ticketed', ticketId: 'T-1' } });
    const got = async () =>
      (await request(app).get(`/v1/messages/${body.messageId}`).set(bearer(KEYS.agent))).body;
    expect(await got()).toMatchObject({ ticketId: null, outcome: { kind: 'received' } });
    await store.tickets.insertMany([{ document: aTicket({ id: 'T-1', messageIds: [body.messageId] }) }]);
    expect(await got()).toMatchObject({ ticketId: 'T-1', outcome: { kind: 'ticketed', ticketId: 'T-1' } });
  });
});
