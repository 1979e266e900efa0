// What nobody should send, sent to the running service: it says no, keeps the bytes, and goes on.
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteBus } from '../../src/adapters/sqlite/open-sqlite-bus.js';
import { systemClock } from '../../src/adapters/system/system-clock.js';
import {
  DEAD_LETTER_HEADERS,
  type DeliveredRecord,
  DONE,
  type MessageBus,
} from '../../src/ports/message-bus.js';
import { apiOf, type Call, until } from './harness/api.js';
import { ADMIN_KEY, type ServiceProcess, startServiceProcess } from './harness/service-process.js';

const dir = mkdtempSync(join(tmpdir(), 'weiche-bad-input-'));
let service: ServiceProcess;
let bus: MessageBus;
let call: Call;
const deadLetters: DeliveredRecord[] = [];

beforeAll(async () => {
  const dataDir = join(dir, 'data');
  service = await startServiceProcess({ dataDir });
  call = apiOf(service.url);
  bus = openSqliteBus({ dir: dataDir, clock: systemClock });
  await bus.subscribe({
    topics: ['weiche.dead-letters'],
    group: 'test',
    handle: async (records) => {
      deadLetters.push(...records);
      return records.map(() => DONE);
    },
  });
}, 120_000);

afterAll(async () => {
  await bus?.close();
  await service?.stop();
  rmSync(dir, { recursive: true, force: true });
});

const ticketOf = (id: string) =>
  until(`a ticket for ${id}`, async () => (await call('GET', `/v1/tickets?messageId=${id}`)).body.items[0]);

describe('bad records on the inbound topics', () => {
  const json = (value: unknown) => Buffer.from(JSON.stringify(value));
  it.each([
    ['broken JSON', 'web-form', Buffer.from('{"id": "x", "text": '), {}, 'invalid-json'],
    ['an unknown field', 'web-form', json({ id: 'x', text: 'Hallo', colour: 'red' }), {}, 'schema-violation'],
    ['a wrong type', 'chat', json({ id: 'x', text: 42 }), {}, 'schema-violation'],
    ['invalid UTF-8', 'chat', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), {}, 'invalid-utf8'],
    ['nothing at all', 'chat', json({ id: 'x', text: '   ' }), {}, 'empty-message'],
    [
      'a content type that nobody reads',
      'email',
      Buffer.from('%PDF-1.7'),
      { 'content-type': 'application/pdf' },
      'unsupported-content-type',
    ],
  ])(
    '%s becomes a dead letter with its bytes, and the next message goes through',
    async (_, channel, value, headers, code) => {
      const topic = `weiche.inbound.${channel}`;
      const before = deadLetters.length;
      const good = `good-after-${code}-${before}`;
      await bus.publish([
        { topic, key: 'k', value, headers },
        {
          topic: 'weiche.inbound.web-form',
          key: 'k',
          value: json({ id: good, text: 'Rechnung bitte noch einmal senden' }),
        },
      ]);
      await ticketOf(good);
      const letter = await until('the dead letter', async () => deadLetters[before]);
      expect(Buffer.from(letter.value).equals(value)).toBe(true);
      expect(letter.headers[DEAD_LETTER_HEADERS.code]).toBe(code);
      expect(letter.headers[DEAD_LETTER_HEADERS.topic]).toBe(topic);
      expect(letter.headers[DEAD_LETTER_HEADERS.offset]).toMatch(/^\d+$/);
    },
  );

  it.each([
    [
      'malformed MIME',
      Buffer.from(
        'From: a@kunde.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--y\r\nWo ist mein Paket?',
      ),
    ],
    ['no header at all', Buffer.from('Wo ist mein Paket? Es kommt nicht an.')],
    [
      'bytes of no charset',
      Buffer.concat([
        Buffer.from('From: b@kunde.example\r\nSubject: Paket\r\n\r\nWo ist mein Paket '),
        Buffer.from([0xe4, 0xf6, 0xfc, 0x80]),
      ]),
    ],
    [
      'a line of 100,000 characters',
      Buffer.from(`From: c@kunde.example\r\nSubject: Paket\r\n\r\nWo ist mein Paket ${'x'.repeat(100_000)}`),
    ],
  ])('%s is read as far as it goes', async (_, value) => {
    const before = (await call('GET', '/v1/tickets?limit=200')).body.items.length;
    await bus.publish([
      { topic: 'weiche.inbound.email', key: 'k', value, headers: { 'content-type': 'message/rfc822' } },
    ]);
    await until('one more ticket', async () =>
      (await call('GET', '/v1/tickets?limit=200')).body.items.length > before ? true : null,
    );
  });
});

describe('bad calls', () => {
  it.each([
    ['an unknown channel', 'POST', '/v1/messages', { channel: 'fax', text: 'Hallo' }, 400],
    ['an unknown field', 'POST', '/v1/messages', { channel: 'chat', text: 'Hallo', colour: 'red' }, 400],
    ['an empty text', 'POST', '/v1/messages', { channel: 'chat', text: ' ' }, 422],
    ['an unknown agent', 'PATCH', '/v1/agents/nobody/presence', { presence: 'available' }, 404],
    ['an unknown ticket', 'GET', '/v1/tickets/nothing', undefined, 404],
    ['an unknown reservation', 'POST', '/v1/reservations/nothing/accept', undefined, 404],
    ['an unknown way', 'GET', '/v1/unicorns', undefined, 404],
    [
      'a workflow with an unknown queue',
      'PUT',
      '/v1/workflow',
      { filters: [], default: { queue: 'nowhere', priority: 1 } },
      422,
    ],
  ])('%s is answered with a problem document', async (_, method, path, body, status) => {
    const answer = await call(method, path, body);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({
      status,
      code: expect.stringMatching(/^[a-z-]+$/),
      title: expect.any(String),
    });
  });

  it('broken JSON, a wrong content type and a missing key likewise', async () => {
    expect(
      (await call('POST', '/v1/messages', '{"channel":', { 'content-type': 'application/json' })).status,
    ).toBe(400);
    expect((await call('POST', '/v1/messages', 'hello', { 'content-type': 'text/csv' })).status).toBe(415);
    expect((await apiOf(service.url, 'wrong')('GET', '/v1/tickets')).status).toBe(401);
  });

  it('a body of 30 MB is refused before it is read', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const call = request(`${service.url}/v1/messages`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${ADMIN_KEY}`,
          'content-type': 'message/rfc822',
          'content-length': String(30 * 1024 * 1024),
        },
      });
      call.on('response', (response) => {
        resolve(response.statusCode ?? 0);
        call.destroy();
      });
      call.on('error', reject);
      call.write(Buffer.alloc(64 * 1024, 'x'));
    });
    expect(status).toBe(413);
  });

  it('the service is alive after all this, and its log holds no text of a message', async () => {
    expect((await call('GET', '/health/ready')).status).toBe(200);
    expect(service.output()).not.toMatch(/Paket|Rechnung/);
    const metrics = (await call('GET', '/metrics')).body;
    expect(metrics).toContain('weiche_service_messages_total{channel="web-form",outcome="dead-letter"}');
    expect(metrics).not.toMatch(/kunde\.example|Paket/);
  });
});
