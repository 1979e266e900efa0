import fc from 'fast-check';
import { TOPICS } from '../../../src/domain/event.js';
import { parseInboundRecord, parseRawRecord } from '../../../src/intake/parse-inbound-record.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const json = (value: unknown, topic: string = TOPICS.inboundWebForm) =>
  parseInboundRecord({ topic, value: bytes(JSON.stringify(value)), headers: {} });
const code = (result: ReturnType<typeof parseInboundRecord>) => (result.kind === 'ok' ? 'ok' : result.code);

describe('an inbound record that is well', () => {
  it('is taken with all its fields', () => {
    const result = json({
      id: 'form-1',
      receivedAt: '2026-03-03T18:27:05Z',
      from: 'a@b.example',
      to: 'service@shop.example',
      subject: 'Umzug',
      text: 'Neue Adresse',
      fields: { Kundennummer: 4711, Einverstanden: true, Leer: null },
      customerId: 'k1',
      conversationId: 'c1',
      customerAttributes: { segment: 'vip', since: 2019, newsletter: false },
    });
    expect(result).toEqual({
      kind: 'ok',
      inbound: {
        channel: 'web-form',
        id: 'form-1',
        receivedAt: new Date('2026-03-03T18:27:05Z'),
        from: 'a@b.example',
        to: ['service@shop.example'],
        subject: 'Umzug',
        text: 'Neue Adresse',
        html: null,
        raw: null,
        fields: { Kundennummer: '4711', Einverstanden: 'true', Leer: '' },
        customerId: 'k1',
        conversationId: 'c1',
        customerAttributes: { segment: 'vip', since: '2019', newsletter: 'false' },
      },
    });
  });

  it('may be a bare mail on the e-mail topic', () => {
    const headers = { 'Content-Type': 'message/rfc822; charset=x' };
    const result = parseInboundRecord({
      topic: TOPICS.inboundEmail,
      value: bytes('From: a@b\n\nHallo'),
      headers,
    });
    expect(result.kind === 'ok' && result.inbound.raw?.byteLength).toBe(16);
  });

  it('may carry a mail in base64, with line breaks', () => {
    const raw = Buffer.from('From: a@b\n\nHallo').toString('base64').replace(/.{8}/g, '$&\r\n');
    expect(code(json({ raw }, TOPICS.inboundEmail))).toBe('ok');
  });
});

describe('an inbound record that is refused', () => {
  it.each<[string, string, unknown]>([
    ['an unknown field', 'schema-violation', { text: 'x', colour: 'red' }],
    ['a wrong type', 'schema-violation', { text: 5 }],
    ['a date that is none', 'schema-violation', { text: 'x', receivedAt: 'gestern' }],
    ['an id with a slash', 'schema-violation', { text: 'x', id: '../../etc' }],
    ['nested fields', 'schema-violation', { fields: { a: { b: 1 } } }],
    [
      'an attribute with a dot in its name',
      'schema-violation',
      { text: 'x', customerAttributes: { 'a.b': 'c' } },
    ],
    ['nested attributes', 'schema-violation', { text: 'x', customerAttributes: { a: { b: 1 } } }],
    ['an array', 'schema-violation', [1]],
    ['null', 'schema-violation', null],
    ['raw beside text', 'schema-violation', { raw: 'QUJD', text: 'x' }],
    ['raw on a form', 'schema-violation', { raw: 'QUJD' }],
    ['nothing said', 'empty-message', { text: ' \n', from: 'a@b.example' }],
    ['no content at all', 'empty-message', {}],
    ['a text of 30 MB', 'too-large', { text: 'x'.repeat(30_000_000) }],
  ])('%s: %s', (_, expected, value) => {
    expect(code(json(value))).toBe(expected);
  });

  it('base64 that is none, broken JSON, bytes that are no UTF-8, strange topics and types', () => {
    const record = { topic: TOPICS.inboundEmail, headers: {} };
    expect(code(json({ raw: 'a$b=' }, TOPICS.inboundEmail))).toBe('invalid-base64');
    expect(code(parseInboundRecord({ ...record, value: bytes('{"text":') }))).toBe('invalid-json');
    expect(code(parseInboundRecord({ ...record, value: bytes('['.repeat(1_000_000)) }))).toBe('invalid-json');
    expect(code(parseInboundRecord({ ...record, value: new Uint8Array([0x7b, 0xff, 0x7d]) }))).toBe(
      'invalid-utf8',
    );
    expect(code(parseInboundRecord({ ...record, topic: 'weiche.inbound.fax', value: bytes('{}') }))).toBe(
      'unknown-channel',
    );
    const rfc822 = { 'content-type': 'message/rfc822' };
    expect(code(parseInboundRecord({ topic: TOPICS.inboundChat, value: bytes('x'), headers: rfc822 }))).toBe(
      'unsupported-content-type',
    );
    expect(
      code(parseInboundRecord({ ...record, value: bytes('x'), headers: { 'content-type': 'text/xml' } })),
    ).toBe('unsupported-content-type');
    expect(code(parseRawRecord(new Uint8Array(30 * 1024 * 1024).fill(65)))).toBe('too-large');
    expect(code(parseRawRecord(bytes(' \r\n\t')))).toBe('empty-message');
  });

  it('names the place, never the content', () => {
    const secret = 'IBAN DE89370400440532013000';
    const reasons = [
      json({ text: 'x', [secret]: 1 }),
      json({ text: 'x', receivedAt: secret }),
      json({ fields: { [secret]: {} } }),
    ];
    for (const result of reasons) expect(result.kind === 'invalid' && result.reason).not.toContain('DE89');
    expect(json({ text: 'x', colour: 1 })).toMatchObject({ reason: 'The field colour is unknown.' });
  });

  it('prototype keys make no harm', () => {
    const value = bytes('{"text":"x","fields":{"__proto__":"evil"}}');
    expect(code(parseInboundRecord({ topic: TOPICS.inboundChat, value, headers: {} }))).toBe(
      'schema-violation',
    );
    const other = parseInboundRecord({
      topic: TOPICS.inboundChat,
      value: bytes('{"text":"x","fields":{"constructor":"y"}}'),
      headers: {},
    });
    expect(other.kind === 'ok' && Object.hasOwn(other.inbound.fields, 'constructor')).toBe(true);
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('application/json', 'message/rfc822'),
        (value, type) => {
          expect(
            parseInboundRecord({ topic: TOPICS.inboundEmail, value, headers: { 'content-type': type } }).kind,
          ).toMatch(/ok|invalid/);
        },
      ),
    );
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(json(value).kind).toMatch(/ok|invalid/)));
  });
});
