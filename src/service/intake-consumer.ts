import { TOPICS } from '../domain/event.js';
import type { Message } from '../domain/message.js';
import { parseInboundRecord } from '../intake/parse-inbound-record.js';
import { type DeliveredRecord, DONE, type RecordOutcome, type Subscription } from '../ports/message-bus.js';
import type { Flow } from './flow.js';
import { eventString, parseEvent } from './parse-event.js';
import { processMessages } from './process-messages.js';
import { readInbound } from './read-inbound.js';
import type { ServiceContext } from './service-context.js';

const GROUP = 'weiche-intake';
const RETRY_MS = 100;
/** A message that cannot be placed in so many tries is laid aside rather than tried for ever. */
const MAX_ATTEMPTS = 20;

/** Takes what arrives on the inbound topics, and what the HTTP interface has stored, on its way to a ticket. */
export function startIntakeConsumer(context: ServiceContext, flow: Flow): Promise<Subscription> {
  return context.bus.subscribe({
    topics: [TOPICS.inboundEmail, TOPICS.inboundWebForm, TOPICS.inboundChat, TOPICS.messages],
    group: GROUP,
    // while one batch waits for the store another one is read: as if there were more instances
    maxConcurrent: 4,
    handle: (records) => handleInbound(context, flow, records),
    onError: (error) => {
      context.metrics.stageFailed('batch');
      context.log.error({ err: error }, 'intake.batch-failed');
    },
  });
}

/** One outcome for each record, in order; everything they say is durable. */
export async function handleInbound(
  context: ServiceContext,
  flow: Flow,
  records: readonly DeliveredRecord[],
): Promise<readonly RecordOutcome[]> {
  const begun = context.clock.now().getTime();
  const read = await Promise.all(records.map((record) => readRecord(context, flow, record)));
  const readAt = context.clock.now().getTime();
  context.metrics.stageDuration('read', (readAt - begun) / 1000);

  // the same message twice in one batch is dealt with once; the second asks again and finds it done
  const messages = new Map<string, Message>();
  for (const one of read)
    if (one.kind === 'message') messages.set(one.message.id, messages.get(one.message.id) ?? one.message);
  const batch = [...messages.values()];
  const results = await processMessages(context, flow, batch);
  const byId = new Map(batch.map((message, index) => [message.id, results[index] ?? 'retry']));
  context.metrics.stageDuration('batch', (context.clock.now().getTime() - begun) / 1000);

  const counted = new Set<string>();
  return records.map((record, index): RecordOutcome => {
    const one = read[index];
    const place = {
      topic: record.topic,
      partition: record.partition,
      offset: record.offset,
      attempt: record.attempt,
    };
    if (one === undefined) return { kind: 'retry', afterMs: RETRY_MS };
    if (one.kind !== 'message') {
      const outcome = one.outcome.kind === 'dead-letter' ? 'dead-letter' : 'dropped';
      context.metrics.messageHandled({ channel: channelLabel(record.topic), outcome });
      return one.outcome;
    }
    const { channel, id: messageId } = one.message;
    const result = byId.get(messageId) ?? 'retry';
    if (result === 'retry') {
      if (record.attempt >= MAX_ATTEMPTS) {
        context.log.warn({ messageId, ...place, code: 'cannot-be-placed' }, 'intake.dead-letter');
        context.metrics.messageHandled({ channel, outcome: 'dead-letter' });
        return {
          kind: 'dead-letter',
          code: 'cannot-be-placed',
          reason: `Not stored after ${record.attempt} tries.`,
        };
      }
      context.log.info({ messageId, ...place }, 'intake.retried');
      context.metrics.messageHandled({ channel, outcome: 'retried' });
      return { kind: 'retry', afterMs: RETRY_MS };
    }
    context.log.debug({ messageId, ...place, result }, 'intake.record-done');
    // a message that is there twice has left the flow once
    if (result !== 'already-handled' && !counted.has(messageId))
      context.metrics.messageHandled({ channel, outcome: result });
    counted.add(messageId);
    return DONE;
  });
}

type ReadRecord =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'outcome'; readonly outcome: RecordOutcome };

async function readRecord(context: ServiceContext, flow: Flow, record: DeliveredRecord): Promise<ReadRecord> {
  if (record.topic === TOPICS.messages) return readStored(context, record);
  const parsed = parseInboundRecord(record);
  if (parsed.kind === 'invalid') {
    context.log.warn(
      { code: parsed.code, topic: record.topic, partition: record.partition, offset: record.offset },
      'intake.dead-letter',
    );
    return { kind: 'outcome', outcome: { kind: 'dead-letter', code: parsed.code, reason: parsed.reason } };
  }
  const { message, attachments } = await readInbound(context, parsed.inbound, {
    origin: record,
    ownAddresses: flow.settings.ownAddresses,
  });
  for (const { key, bytes, type } of attachments) await context.store.blobs.put(key, bytes, type);
  return { kind: 'message', message };
}

/** A message that the HTTP interface has stored and announced. */
async function readStored(context: ServiceContext, record: DeliveredRecord): Promise<ReadRecord> {
  const event = parseEvent(record);
  const messageId = event && eventString(event, 'messageId');
  const message = messageId && (await context.store.messages.get(messageId));
  return message
    ? { kind: 'message', message }
    : { kind: 'outcome', outcome: { kind: 'drop', reason: 'announces no stored message' } };
}

const channelLabel = (topic: string) => topic.split('.').at(-1) ?? 'unknown';
