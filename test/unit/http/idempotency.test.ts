import type { Express } from 'express';
import request from 'supertest';
import { ok } from '../../../src/service/outcome.js';
import { bearer, KEYS, openHttp } from './open-http.js';

const submit = (app: Express, key: string, body: object, caller: string = KEYS.ingest) =>
  request(app).post('/v1/messages').set(bearer(caller)).set('Idempotency-Key', key).send(body);

const HALLO = { channel: 'chat', text: 'Wo ist mein Paket?' };

describe('an Idempotency-Key', () => {
  it('gives a repeated call the first one’s answer, and one message', async () => {
    const { app, store } = await openHttp();
    const first = await submit(app, 'a', HALLO);
    const second = await submit(app, 'a', HALLO);
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.body).toEqual(first.body);
    expect([first.headers['idempotency-replayed'], second.headers['idempotency-replayed']]).toEqual([
      undefined,
      'true',
    ]);
    expect((await store.outbox.unpublished(10)).length).toBe(1);
  });

  it('refuses another body', async () => {
    const { app } = await openHttp();
    await submit(app, 'a', HALLO);
    const other = await submit(app, 'a', { ...HALLO, text: 'Wo bleibt es?' });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('is each caller’s own', async () => {
    const { app } = await openHttp();
    const first = await submit(app, 'a', HALLO);
    const other = await submit(app, 'a', { ...HALLO, text: 'Etwas anderes' }, KEYS.admin);
    expect(other.status).toBe(202);
    expect(other.body.messageId).not.toBe(first.body.messageId);
  });

  it('holds a second call off while the first is at work', async () => {
    let finish: () => void = () => undefined;
    let begun: () => void = () => undefined;
    const atWork = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { app } = await openHttp({
      useCases: {
        submitMessage: () => {
          begun();
          return new Promise((resolve) => {
            finish = () => resolve(ok({ messageId: 'm-1' }));
          });
        },
      },
    });
    const first = submit(app, 'a', HALLO).then((answer) => answer);
    await atWork;
    const second = await submit(app, 'a', HALLO);
    expect([second.status, second.body.code]).toEqual([409, 'idempotency-key-in-use']);
    finish();
    expect((await first).body).toEqual({ messageId: 'm-1' });
    expect((await submit(app, 'a', HALLO)).headers['idempotency-replayed']).toBe('true');
  });

  it('may be used again after a failure', async () => {
    let calls = 0;
    const { app } = await openHttp({
      useCases: {
        submitMessage: async () => {
          calls += 1;
          if (calls === 1) throw new Error('the store is gone');
          return ok({ messageId: 'm-1' });
        },
      },
    });
    expect((await submit(app, 'a', HALLO)).status).toBe(500);
    expect((await submit(app, 'a', HALLO)).status).toBe(202);
  });

  it('whose process was killed at work may be used again after a while', async () => {
    const { app, store, clock } = await openHttp({
      wrapStore: (fake) => ({
        ...fake,
        idempotency: { ...fake.idempotency, complete: async () => undefined },
      }),
    });
    await submit(app, 'a', HALLO);
    expect((await submit(app, 'a', HALLO)).status).toBe(409);
    clock.advance(120_000);
    expect((await submit(app, 'a', HALLO)).status).toBe(202);
    expect((await store.outbox.unpublished(10)).length).toBe(1);
  });

  it.each(['', 'with blank', 'x'.repeat(201), 'ä'])('must be short and printable: %.20j', async (key) => {
    const { app } = await openHttp();
    const answer = await submit(
      app,
      encodeURI(key) === key ? key : Buffer.from(key).toString('latin1'),
      HALLO,
    );
    expect([answer.status, answer.body.code]).toEqual([400, 'validation-failed']);
  });

  it('makes no second message from the same id either', async () => {
    const { app, store } = await openHttp();
    const message = { ...HALLO, id: 'shop-1' };
    const post = () => request(app).post('/v1/messages').set(bearer(KEYS.ingest)).send(message);
    expect((await post()).body).toEqual((await post()).body);
    expect((await store.outbox.unpublished(10)).length).toBe(1);
  });
});
