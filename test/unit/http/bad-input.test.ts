import type { Express } from 'express';
import request from 'supertest';
import { StorageError } from '../../../src/ports/storage-error.js';
import { bearer, KEYS, openHttp } from './open-http.js';

const post = (app: Express, body: unknown, type = 'application/json') =>
  request(app)
    .post('/v1/messages')
    .set(bearer(KEYS.ingest))
    .set('Content-Type', type)
    // else superagent would turn bytes into JSON
    .serialize((sent) => sent)
    .send(Buffer.isBuffer(body) || typeof body === 'string' ? body : JSON.stringify(body));

describe('bad input', () => {
  it.each([
    ['broken JSON', '{"channel":"chat","text":', 400, 'malformed-json'],
    ['JSON that is no object', '"hello"', 400, 'malformed-json'],
    ['an empty object', '{}', 400, 'validation-failed'],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400, 'invalid-utf8'],
    ['an unknown field', { channel: 'chat', text: 'Hallo', colour: 'red' }, 400, 'validation-failed'],
    ['an unknown channel', { channel: 'fax', text: 'Hallo' }, 400, 'validation-failed'],
    ['a channel of another type', { channel: ['chat'], text: 'Hallo' }, 400, 'validation-failed'],
    ['nothing to read', { channel: 'chat' }, 400, 'validation-failed'],
    ['empty text', { channel: 'chat', text: '' }, 422, 'empty-message'],
    ['blank text', { channel: 'chat', text: ' \n\t ' }, 422, 'empty-message'],
    ['a number for text', { channel: 'chat', text: 5 }, 400, 'validation-failed'],
    ['text and raw at once', { channel: 'email', text: 'a', raw: 'YWJj' }, 400, 'validation-failed'],
    ['raw that is not base64', { channel: 'email', raw: '%%%%' }, 422, 'invalid-base64'],
    ['raw on a chat', { channel: 'chat', raw: 'YWJj' }, 400, 'schema-violation'],
    ['a date that is none', { channel: 'chat', text: 'a', receivedAt: 'gestern' }, 400, 'validation-failed'],
    ['a prototype key', '{"channel":"chat","text":"a","__proto__":{"admin":true}}', 400, 'validation-failed'],
    [
      'a prototype key among the fields',
      '{"channel":"web-form","fields":{"__proto__":"x"}}',
      400,
      'validation-failed',
    ],
    [
      'deep nesting',
      `{"channel":"chat","text":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      400,
      'validation-failed',
    ],
  ])('%s is a problem', async (_what, body, status, code) => {
    const { app, store } = await openHttp();
    const answer = await post(app, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.body.instance).toBe(`urn:weiche:request:${answer.headers['x-request-id']}`);
    expect((await store.outbox.unpublished(10)).length).toBe(0);
  });

  it('names the place and the rule, never what was written there', async () => {
    const { app, logged } = await openHttp();
    const answer = await post(app, { channel: 'chat', text: 'a', subject: 12 });
    expect(answer.body.errors).toContainEqual({ path: '/body/subject', message: 'must be string' });
    const secret = await post(app, { channel: 'geheim-4711', text: 'IBAN DE89370400440532013000' });
    expect(JSON.stringify([secret.body, logged])).not.toMatch(/geheim-4711|DE8937/);
  });

  it('takes a line of 100,000 characters, NUL bytes and lone surrogates', async () => {
    const { app } = await openHttp();
    expect((await post(app, { channel: 'chat', text: 'x'.repeat(100_000) })).status).toBe(202);
    expect((await post(app, '{"channel":"chat","text":"a\\u0000b \\ud800 c"}')).status).toBe(202);
  });

  it.each([
    ['text/plain', 'Hallo'],
    ['application/xml', '<a/>'],
    ['multipart/form-data; boundary=x', '--x--'],
    ['application/json; charset=utf-16', '{}'],
    ['nonsense', '{}'],
  ])('refuses content of type %s and says what it takes', async (type, body) => {
    const { app } = await openHttp();
    const answer = await post(app, body, type);
    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported-media-type']);
    expect(answer.headers['accept']).toBe('application/json, message/rfc822');
  });

  it('refuses a body without a type, and no body at all', async () => {
    const { app } = await openHttp();
    const none = await request(app).post('/v1/messages').set(bearer(KEYS.ingest));
    expect([none.status, none.body.code]).toEqual([400, 'body-missing']);
  });

  it('refuses compressed bodies', async () => {
    const { app } = await openHttp();
    const answer = await post(app, '{}').set('Content-Encoding', 'gzip');
    expect([answer.status, answer.body.code]).toEqual([415, 'unsupported-encoding']);
  });

  it('refuses a body of 30 MB', async () => {
    const { app } = await openHttp();
    for (const type of ['application/json', 'message/rfc822']) {
      const answer = await post(app, Buffer.alloc(30_000_000, 'a'), type);
      expect([answer.status, answer.body.code]).toEqual([413, 'body-too-large']);
    }
    expect((await post(app, { channel: 'chat', text: 'Hallo' })).status).toBe(202);
  });

  it('refuses more than 1 MiB where no whole message is expected', async () => {
    const { app } = await openHttp();
    const answer = await request(app)
      .post('/v1/classify')
      .set(bearer(KEYS.data))
      .send({ text: 'x', note: 'y'.repeat(1_100_000) });
    expect([answer.status, answer.body.code]).toEqual([413, 'body-too-large']);
  });

  it.each([
    ['an unknown query parameter', '/v1/tickets?colour=red', '/query/colour'],
    ['a state that there is not', '/v1/tickets?state=lost', '/query/state'],
    ['a limit of 0', '/v1/tickets?limit=0', '/query/limit'],
    ['a limit that is no number', '/v1/tickets?limit=many', '/query/limit'],
    ['the same parameter twice', '/v1/tickets?queue=a&queue=b', '/query/queue'],
  ])('%s is a problem', async (_what, address, path) => {
    const { app } = await openHttp();
    const answer = await request(app).get(address).set(bearer(KEYS.supervisor));
    expect([answer.status, answer.body.code]).toEqual([400, 'validation-failed']);
    expect(answer.body.errors[0].path).toBe(path);
  });

  it.each([
    ['/v1/tickets/none', 'ticket-not-found'],
    ['/v1/tickets/none/explanation', 'ticket-not-found'],
    ['/v1/messages/none', 'message-not-found'],
    ['/v1/agents/none', 'agent-not-found'],
    ['/v1/agents/none/reservations', 'agent-not-found'],
    ['/v1/jobs/none', 'job-not-found'],
    ['/v1/workflow', 'workflow-not-found'],
    ['/v1/knowledge/business-cases/none', 'business-case-not-found'],
    ['/v1/nothing', 'route-not-found'],
    ['/', 'route-not-found'],
    ['/console', 'route-not-found'],
  ])('GET %s is a 404 problem', async (address, code) => {
    const { app } = await openHttp();
    const answer = await request(app).get(address).set(bearer(KEYS.admin));
    expect([answer.status, answer.body.code]).toEqual([404, code]);
    expect(answer.headers['content-type']).toBe('application/problem+json');
  });

  it('tells which methods there are', async () => {
    const { app } = await openHttp();
    const wrong = await request(app).delete('/v1/messages').set(bearer(KEYS.admin));
    expect([wrong.status, wrong.body.code, wrong.headers['allow']]).toEqual([
      405,
      'method-not-allowed',
      'POST, OPTIONS',
    ]);
    const options = await request(app).options('/v1/tickets');
    expect([options.status, options.headers['allow']]).toEqual([204, 'GET, HEAD, OPTIONS']);
  });

  it.each(['/v1/tickets/%E0%A4%A', '/v1/tickets/%', '/v1/tickets/%00', `/v1/tickets/${'x'.repeat(5000)}`])(
    'copes with the address %.40s',
    async (address) => {
      const { app } = await openHttp();
      const answer = await request(app).get(address).set(bearer(KEYS.supervisor));
      expect([400, 404]).toContain(answer.status);
      expect(answer.headers['content-type']).toBe('application/problem+json');
    },
  );

  it.each([
    ['unavailable', 503, 'temporarily-unavailable'],
    ['busy', 503, 'temporarily-unavailable'],
    ['closed', 503, 'temporarily-unavailable'],
    ['invalid-cursor', 400, 'invalid-cursor'],
    ['corrupt', 500, 'internal-error'],
  ] as const)('says of a store that is %s %i', async (code, status, told) => {
    const { app } = await openHttp({
      useCases: {
        classify: async () => {
          throw new StorageError(code, 'secret detail of the database');
        },
      },
    });
    const answer = await request(app).post('/v1/classify').set(bearer(KEYS.data)).send({ text: 'Hallo' });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ status, code: told });
    expect(answer.headers['retry-after']).toBe(status === 503 ? '2' : undefined);
    expect(JSON.stringify(answer.body)).not.toContain('secret');
  });

  it('tells nothing of an error of ours but its id, which the log knows too', async () => {
    const { app, logged } = await openHttp({
      useCases: {
        classify: async () => {
          throw new Error('secret detail of the database');
        },
      },
    });
    const answer = await request(app).post('/v1/classify').set(bearer(KEYS.data)).send({ text: 'Hallo' });
    expect(answer.status).toBe(500);
    expect(answer.body).toMatchObject({ code: 'internal-error', status: 500 });
    expect(JSON.stringify(answer.body)).not.toContain('secret');
    const line = logged.find(({ event }) => event === 'http.failed');
    expect(answer.body.instance).toBe(`urn:weiche:request:${line?.fields['requestId']}`);
  });
});
