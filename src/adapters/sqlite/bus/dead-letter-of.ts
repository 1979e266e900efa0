import { TOPICS } from '../../../domain/event.js';
import { type BusRecord, DEAD_LETTER_HEADERS, type DeliveredRecord } from '../../../ports/message-bus.js';

/** The record as it goes to the dead letters: key and bytes untouched, its origin and the reason as headers. */
export function deadLetterOf(
  record: DeliveredRecord,
  { code, reason }: { readonly code: string; readonly reason: string },
): BusRecord {
  return {
    topic: TOPICS.deadLetters,
    key: record.key,
    value: record.value,
    headers: {
      ...record.headers,
      [DEAD_LETTER_HEADERS.code]: code,
      [DEAD_LETTER_HEADERS.reason]: reason,
      [DEAD_LETTER_HEADERS.topic]: record.topic,
      [DEAD_LETTER_HEADERS.partition]: String(record.partition),
      [DEAD_LETTER_HEADERS.offset]: record.offset,
    },
  };
}
