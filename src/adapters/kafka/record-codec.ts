import type { IHeaders, Message } from 'kafkajs';
import type { BusRecord, DeliveredRecord } from '../../ports/message-bus.js';

/** What others published, byte by byte. */
export interface RawRecord {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: IHeaders | undefined;
  /** Milliseconds since 1970, decimal. */
  readonly timestamp: string;
}

/** A record as the driver sends it. */
export function encodeRecord({ key, value, headers = {} }: BusRecord): Message {
  return {
    key,
    value: Buffer.from(value.buffer, value.byteOffset, value.byteLength),
    headers: { ...headers },
  };
}

/**
 * A record as the driver got it. Others' records may lack a key or a value (then they are empty here), and may have a
 * header several times (then the first counts) or with bytes that are no UTF-8 (then they are replaced here). Dead
 * letters and retries are made of the driver's message, not of this.
 */
export function decodeRecord(
  origin: { readonly topic: string; readonly partition: number; readonly offset: string },
  { key, value, headers, timestamp }: RawRecord,
  attempt: number,
): DeliveredRecord {
  return {
    ...origin,
    key: key?.toString() ?? '',
    value: value ?? new Uint8Array(),
    headers: decodeHeaders(headers ?? {}),
    publishedAt: new Date(Number(timestamp)),
    attempt,
  };
}

function decodeHeaders(headers: IHeaders): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]): readonly [string, string] => [
    name,
    textOf(value),
  ]);
  return Object.fromEntries(entries);
}

/** The text of a header; empty when it is absent. */
export function textOf(value: IHeaders[string]): string {
  const first = Array.isArray(value) ? value[0] : value;
  return first?.toString() ?? '';
}

/** Rough bytes of a record on the wire. */
export function sizeOf({ key, value, headers = {} }: BusRecord): number {
  let bytes = 100 + 3 * key.length + value.byteLength;
  for (const [name, text] of Object.entries(headers)) bytes += 10 + 3 * (name.length + text.length);
  return bytes;
}
