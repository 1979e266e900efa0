// A record that is to be tried again later goes to its group's own topic, unchanged but for headers that say where it
// came from and when it is due. The partition there is chosen by the delay, not by the key: each holds delays that
// differ by a factor of four at most, so that its first record is due about when the next ones are, and one that
// waits for an hour holds up nobody who waits for a second.
import type { IHeaders, Message } from 'kafkajs';
import type { DeliveredRecord } from '../../ports/message-bus.js';
import { decodeRecord, type RawRecord, textOf } from './record-codec.js';

const HEADERS = {
  topic: 'weiche-retry-topic',
  partition: 'weiche-retry-partition',
  offset: 'weiche-retry-offset',
  publishedAt: 'weiche-retry-published-at',
  attempt: 'weiche-retry-attempt',
  dueAt: 'weiche-retry-due-at',
} as const;
const OURS = new Set<string>(Object.values(HEADERS));

const FIRST_CLASS_MS = 250;
const FACTOR = 4;

export interface RetryRecord {
  readonly record: DeliveredRecord;
  readonly dueAtMs: number;
  /** As it was published at first. */
  readonly original: RawRecord;
}

/** Partition 0 holds delays up to 250 ms, 1 up to a second, 2 up to four, and so on; the last one all longer ones. */
export function partitionOfDelay(afterMs: number, partitions: number): number {
  let delayClass = 0;
  for (let limit = FIRST_CLASS_MS; afterMs > limit && delayClass < partitions - 1; limit *= FACTOR)
    delayClass += 1;
  return delayClass;
}

/** The message for the retry topic. */
export function encodeRetry(
  { record, original }: Pick<RetryRecord, 'record' | 'original'>,
  {
    afterMs,
    nowMs,
    partitions,
  }: { readonly afterMs: number; readonly nowMs: number; readonly partitions: number },
): Message {
  return {
    key: original.key,
    value: original.value,
    partition: partitionOfDelay(afterMs, partitions),
    headers: {
      ...original.headers,
      [HEADERS.topic]: record.topic,
      [HEADERS.partition]: String(record.partition),
      [HEADERS.offset]: record.offset,
      [HEADERS.publishedAt]: String(record.publishedAt.getTime()),
      [HEADERS.attempt]: String(record.attempt + 1),
      [HEADERS.dueAt]: String(nowMs + afterMs),
    },
  };
}

/** The record as its handler is to see it: where it was first, with the number of the attempt. */
export function decodeRetry(message: RawRecord): RetryRecord {
  const headers = message.headers ?? {};
  const original: RawRecord = { ...message, headers: withoutOurs(headers) };
  const number = (name: string) => Number(textOf(headers[name]));
  const origin = {
    topic: textOf(headers[HEADERS.topic]),
    partition: number(HEADERS.partition),
    offset: textOf(headers[HEADERS.offset]),
  };
  const timestamp = textOf(headers[HEADERS.publishedAt]);
  return {
    record: decodeRecord(origin, { ...original, timestamp }, number(HEADERS.attempt)),
    dueAtMs: number(HEADERS.dueAt),
    original,
  };
}

function withoutOurs(headers: IHeaders): IHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !OURS.has(name)));
}
