import type { Message } from 'kafkajs';
import { TOPICS } from '../../domain/event.js';
import { DEAD_LETTER_HEADERS, type DeliveredRecord, type RecordOutcome } from '../../ports/message-bus.js';
import type { KafkaTopics } from './kafka-topics.js';
import type { RawRecord } from './record-codec.js';
import type { RecordSender } from './record-sender.js';
import { encodeRetry } from './retry-record.js';

/** A record with the driver's message that it was made of. */
export interface ReceivedRecord {
  readonly record: DeliveredRecord;
  readonly original: RawRecord;
}

export interface OutcomePublisher {
  readonly sender: RecordSender;
  readonly topics: KafkaTopics;
  readonly group: string;
  readonly nowMs: () => number;
}

/**
 * Publishes what the outcomes ask for: dead letters and retries. Resolves when they are durable, so that the records
 * may be committed; returns whether there were retries.
 */
export async function publishOutcomes(
  { sender, topics, group, nowMs }: OutcomePublisher,
  received: readonly ReceivedRecord[],
  outcomes: readonly RecordOutcome[],
): Promise<{ readonly hasRetries: boolean }> {
  if (outcomes.length !== received.length) {
    throw new Error(`the handler returned ${outcomes.length} outcomes for ${received.length} records`);
  }
  const retryTopic = topics.retriesOf(group);
  const letters: Message[] = [];
  const retries: Message[] = [];
  for (const [index, one] of received.entries()) {
    const outcome = outcomes[index];
    if (outcome?.kind === 'dead-letter') letters.push(deadLetterOf(one, outcome));
    if (outcome?.kind === 'retry') {
      await topics.ensure([retryTopic]);
      const partitions = await topics.partitionsOf(retryTopic);
      retries.push(encodeRetry(one, { afterMs: outcome.afterMs, nowMs: nowMs(), partitions }));
    }
  }
  if (letters.length > 0) await topics.ensure([TOPICS.deadLetters]);
  // one at a time: each may be as large as a topic allows
  for (const topicMessages of [
    ...letters.map((message) => ({ topic: topics.onBroker(TOPICS.deadLetters), messages: [message] })),
    ...retries.map((message) => ({ topic: topics.onBroker(retryTopic), messages: [message] })),
  ]) {
    await sender.send([topicMessages]);
  }
  return { hasRetries: retries.length > 0 };
}

/** Key, bytes and headers as they came; where from and why in headers of ours. */
function deadLetterOf(
  { record, original }: ReceivedRecord,
  { code, reason }: { readonly code: string; readonly reason: string },
): Message {
  return {
    key: original.key,
    value: original.value,
    headers: {
      ...original.headers,
      [DEAD_LETTER_HEADERS.code]: code,
      [DEAD_LETTER_HEADERS.reason]: reason,
      [DEAD_LETTER_HEADERS.topic]: record.topic,
      [DEAD_LETTER_HEADERS.partition]: String(record.partition),
      [DEAD_LETTER_HEADERS.offset]: record.offset,
    },
  };
}
