import type { DeliveredRecord } from '../ports/message-bus.js';

/** An event as read from the bus; its topic is the record's. */
export interface PublishedEvent {
  readonly id: string;
  readonly type: string;
  readonly occurredAt: string;
  readonly key: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads one of our own events; null for anything else that somebody may have put on the topic. */
export function parseEvent(record: DeliveredRecord): PublishedEvent | null {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(record.value).toString('utf8'));
  } catch {
    return null;
  }
  return isPublishedEvent(value) ? value : null;
}

function isPublishedEvent(value: unknown): value is PublishedEvent {
  if (typeof value !== 'object' || value === null) return false;
  const { id, type, occurredAt, key, data } = value as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    typeof type === 'string' &&
    typeof occurredAt === 'string' &&
    typeof key === 'string' &&
    typeof data === 'object' &&
    data !== null
  );
}

/** A string member of an event's data. */
export function eventString({ data }: Pick<PublishedEvent, 'data'>, name: string): string | null {
  const value = data[name];
  return typeof value === 'string' ? value : null;
}
