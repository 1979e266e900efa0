import { Ajv, type ErrorObject } from 'ajv';
import addFormats from 'ajv-formats';
import type { Channel } from '../domain/channel.js';
import { channelOfTopic } from './channel-of-topic.js';
import type { InboundMessage } from './inbound-message.js';
import { INTAKE_LIMITS, type IntakeLimits } from './intake-limits.js';
import { INBOUND_RECORD_SCHEMA, type InboundRecordValue } from './schemas/inbound-record.schema.js';

/** Stable codes of records that cannot be accepted; they become dead letters' and problem documents' `code`. */
export type InvalidRecordCode =
  | 'unknown-channel'
  | 'unsupported-content-type'
  | 'too-large'
  | 'invalid-utf8'
  | 'invalid-json'
  | 'invalid-base64'
  | 'schema-violation'
  | 'empty-message';

export type ParsedRecord =
  | { readonly kind: 'ok'; readonly inbound: InboundMessage }
  /** `reason` is a sentence without any of the record's content. */
  | { readonly kind: 'invalid'; readonly code: InvalidRecordCode; readonly reason: string };

export interface InboundRecord {
  /** One of the inbound topics. */
  readonly topic: string;
  readonly value: Uint8Array;
  /** `content-type`: `application/json` unless told; `message/rfc822` on the e-mail topic. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Checks the bytes of an inbound record and turns them into an `InboundMessage`. Pure; never throws. */
export function parseInboundRecord(
  record: InboundRecord,
  limits: IntakeLimits = INTAKE_LIMITS,
): ParsedRecord {
  const channel = channelOfTopic(record.topic);
  if (channel === null) return invalid('unknown-channel', 'The topic belongs to no channel.');
  const type = contentType(record.headers);
  if (type === 'message/rfc822') {
    if (channel !== 'email') return invalid('unsupported-content-type', `${channel} messages must be JSON.`);
    return parseRawRecord(record.value, limits);
  }
  if (type !== 'application/json') {
    return invalid(
      'unsupported-content-type',
      'The content type must be application/json or, for e-mail, message/rfc822.',
    );
  }
  if (record.value.byteLength > limits.maxRecordBytes) return tooLarge(limits.maxRecordBytes);
  const text = decodeUtf8(record.value);
  if (text === null) return invalid('invalid-utf8', 'The bytes are not UTF-8.');
  try {
    return parseInboundValue(channel, JSON.parse(text), limits);
  } catch {
    return invalid('invalid-json', 'The text is not JSON.');
  }
}

/** The same check for a value that is already parsed JSON (without `channel`), as HTTP has it. */
export function parseInboundValue(
  channel: Channel,
  value: unknown,
  limits: IntakeLimits = INTAKE_LIMITS,
): ParsedRecord {
  if (!isRecordValue(value)) {
    const errors = isRecordValue.errors ?? [];
    const long = errors.some(
      (error) => error.keyword === 'maxLength' && LARGE_FIELDS.has(error.instancePath),
    );
    return invalid(long ? 'too-large' : 'schema-violation', describe(errors));
  }
  if (value.raw !== undefined) {
    if (channel !== 'email')
      return invalid('schema-violation', 'The field raw belongs to the channel email.');
    if (!isBase64(value.raw)) return invalid('invalid-base64', 'The field raw is not base64.');
    const raw = new Uint8Array(Buffer.from(value.raw, 'base64'));
    if (raw.byteLength > limits.maxMessageBytes) return tooLarge(limits.maxMessageBytes);
    return { kind: 'ok', inbound: { ...inboundFrom(channel, value), raw } };
  }
  const inbound = inboundFrom(channel, value);
  const parts = [inbound.text, inbound.html, inbound.subject, ...Object.values(inbound.fields)];
  if (parts.every((part) => part === null || part.trim() === '')) {
    return invalid('empty-message', 'There is no text, subject, field or raw message.');
  }
  return { kind: 'ok', inbound };
}

/** Checks a bare RFC 5322 message. What is wrong inside it is for `readMessage` to cope with. */
export function parseRawRecord(raw: Uint8Array, limits: IntakeLimits = INTAKE_LIMITS): ParsedRecord {
  if (raw.byteLength > limits.maxMessageBytes) return tooLarge(limits.maxMessageBytes);
  if (!raw.some((byte) => byte > 32)) return invalid('empty-message', 'The message has no content.');
  return { kind: 'ok', inbound: { ...inboundFrom('email', {}), raw } };
}

const ajv = new Ajv({ allErrors: false, strict: true, strictRequired: false, allowUnionTypes: true });
addFormats.default(ajv);
const isRecordValue = ajv.compile<InboundRecordValue>(INBOUND_RECORD_SCHEMA);
const LARGE_FIELDS = new Set(['/text', '/html', '/raw']);

function inboundFrom(channel: Channel, value: InboundRecordValue): InboundMessage {
  const to = value.to ?? [];
  return {
    channel,
    id: value.id ?? null,
    receivedAt: value.receivedAt === undefined ? null : new Date(value.receivedAt),
    from: value.from ?? null,
    to: typeof to === 'string' ? [to] : to,
    subject: value.subject ?? null,
    text: value.text ?? null,
    html: value.html ?? null,
    raw: null,
    fields: Object.fromEntries(
      Object.entries(value.fields ?? {}).map(([label, content]) => [
        label,
        content === null ? '' : String(content),
      ]),
    ),
    customerId: value.customerId ?? null,
    conversationId: value.conversationId ?? null,
    customerAttributes: Object.fromEntries(
      Object.entries(value.customerAttributes ?? {}).map(([name, content]) => [name, String(content)]),
    ),
  };
}

function contentType(headers: Readonly<Record<string, string>>): string {
  for (const [name, value] of Object.entries(headers)) {
    if (name.toLowerCase() === 'content-type') return (value.split(';')[0] ?? '').trim().toLowerCase();
  }
  return 'application/json';
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** RFC 4648 base64, line breaks admitted. Checked by its alphabet: Node's decoder skips what it does not know. */
function isBase64(text: string): boolean {
  const joined = text.replace(/[\r\n]/g, '');
  return joined.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(joined);
}

/** Names the field and the rule, never the content. An unknown field's name is told only if it looks like one. */
function describe(errors: readonly ErrorObject[]): string {
  const [error] = errors;
  if (error === undefined) return 'The value breaks the schema.';
  const top = error.instancePath.split('/')[1];
  const place = top === undefined || top === '' ? 'The value' : `The field ${top}`;
  if (error.keyword === 'additionalProperties') {
    const name = String(error.params['additionalProperty'] ?? '');
    return /^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(name)
      ? `The field ${name} is unknown.`
      : 'A field is unknown.';
  }
  if (error.keyword === 'not' && top === undefined) return 'The field raw excludes text and html.';
  return `${place} ${error.message ?? 'breaks the schema'}.`;
}

function tooLarge(maxBytes: number): ParsedRecord {
  return invalid('too-large', `The message is larger than ${maxBytes} bytes.`);
}

function invalid(code: InvalidRecordCode, reason: string): ParsedRecord {
  return { kind: 'invalid', code, reason };
}
