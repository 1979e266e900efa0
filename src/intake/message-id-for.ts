import { createHash } from 'node:crypto';
import type { InboundMessage } from './inbound-message.js';

/** Where a record lies on the bus. For HTTP, `offset` is an id made for the call. */
export interface RecordOrigin {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

/**
 * The id under which a message is stored. The same record delivered again gets the same id, so that a redelivery meets
 * itself in the store. By rule:
 * 1. the id that the sending system gave, as it is;
 * 2. for mail with a Message-ID: a hash of it, the sender and the body, so that one mail that came in through two
 *    mailboxes (with other trace headers) is one message, while a broken mailer's constant Message-ID does not make
 *    two customers' mails one;
 * 3. a hash of the record's place.
 */
export function messageIdFor(inbound: Pick<InboundMessage, 'id' | 'raw'>, origin: RecordOrigin): string {
  if (inbound.id !== null) return inbound.id;
  const mail = inbound.raw === null ? null : identify(inbound.raw);
  if (mail !== null) return `m-${mail}`;
  return `r-${digest([origin.topic, String(origin.partition), origin.offset])}`;
}

/** Header fields are looked for in the first 256 KiB of the header section. */
const HEADER_BYTES = 262_144;

function identify(raw: Uint8Array): string | null {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const ends = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')].filter((at) => at >= 0);
  const end = ends.length === 0 ? bytes.length : Math.min(...ends);
  const header = bytes.toString('latin1', 0, Math.min(end, HEADER_BYTES)).replace(/\r?\n[ \t]+/g, ' ');
  const messageId = /^message-id:[ \t]{0,99}(\S.{0,998})$/im.exec(header)?.[1]?.trim();
  if (messageId === undefined) return null;
  const from = /^from:[ \t]{0,99}(\S.{0,998})$/im.exec(header)?.[1]?.trim() ?? '';
  return digest([messageId, from, createHash('sha256').update(bytes.subarray(end)).digest('hex')]);
}

/** 128 bits of SHA-256 in hex, over parts that cannot run into each other. */
function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
