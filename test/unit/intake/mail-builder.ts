import type { Message } from '../../../src/domain/message.js';
import type { InboundMessage } from '../../../src/intake/inbound-message.js';
import { parseRawRecord } from '../../../src/intake/parse-inbound-record.js';
import { type ReadMessage, readMessage } from '../../../src/intake/read-message.js';

/** A mail's bytes from lines; lines may be byte arrays for what no string can hold. */
export function mail(lines: readonly (string | Uint8Array)[]): Uint8Array {
  return Buffer.concat(
    lines.map((line) =>
      typeof line === 'string' ? Buffer.from(`${line}\r\n`) : Buffer.concat([line, Buffer.from('\r\n')]),
    ),
  );
}

export const HEADERS = [
  'From: Anna Berg <anna@mail.example>',
  'To: service@shop.example',
  'Subject: Frage',
  'Message-ID: <1@mail.example>',
  'MIME-Version: 1.0',
];

export const RECEIVED_AT = new Date('2026-03-05T10:00:00Z');

export async function readRaw(raw: Uint8Array, ownAddresses: readonly string[] = []): Promise<ReadMessage> {
  const record = parseRawRecord(raw);
  if (record.kind === 'invalid') throw new Error(record.code);
  return readMessage(record.inbound, { id: 'm1', receivedAt: RECEIVED_AT, ownAddresses });
}

/** Reads a mail with `HEADERS` and these lines; one that begins with a header field belongs to the header. */
export async function readLines(...lines: readonly (string | Uint8Array)[]): Promise<Message> {
  return (await readRaw(mail([...HEADERS, ...lines]))).message;
}

export function inbound(values: Partial<InboundMessage>): InboundMessage {
  return {
    channel: 'web-form',
    id: null,
    receivedAt: null,
    from: null,
    to: [],
    subject: null,
    text: null,
    html: null,
    raw: null,
    fields: {},
    customerId: null,
    conversationId: null,
    customerAttributes: {},
    ...values,
  };
}

let count = 0;

/** A stored message for duplicates and conversations; `newText` decides the fingerprint. */
export async function message(values: Partial<Message>): Promise<Message> {
  count += 1;
  const channel = values.channel ?? 'email';
  const read = await readMessage(inbound({ channel, text: values.newText ?? 'Hallo' }), {
    id: values.id ?? `m${count}`,
    receivedAt: RECEIVED_AT,
  });
  return { ...read.message, from: 'anna@mail.example', ...values };
}
