import { createHash } from 'node:crypto';
import type { Channel } from '../domain/channel.js';
import { parseInboundValue, parseRawRecord } from '../intake/parse-inbound-record.js';
import { messageReceivedEvent } from './domain-events.js';
import { invalid, type Outcome, ok } from './outcome.js';
import { readInbound } from './read-inbound.js';
import type { ServiceContext } from './service-context.js';

export type Submission =
  /** A value as on the inbound topics, without `channel`. */
  | { readonly kind: 'value'; readonly channel: Channel; readonly value: Readonly<Record<string, unknown>> }
  /** A whole RFC 5322 message. */
  | { readonly kind: 'raw'; readonly bytes: Uint8Array };

/**
 * Takes a message over HTTP: it is read, stored with the event that announces it, and then on its way like one from
 * the inbound topics. Durable when the promise resolves. With the same `idempotencyKey` (or message id) nothing is
 * stored twice.
 */
export async function submitMessage(
  context: ServiceContext,
  submission: Submission,
  options: {
    readonly ownAddresses: readonly string[];
    readonly idempotencyKey?: string;
    readonly keyId?: string;
  },
): Promise<Outcome<{ readonly messageId: string }>> {
  const parsed =
    submission.kind === 'raw'
      ? parseRawRecord(submission.bytes)
      : parseInboundValue(submission.channel, submission.value);
  if (parsed.kind === 'invalid') return invalid(parsed.code, parsed.reason);
  const { message, attachments } = await readInbound(context, parsed.inbound, {
    origin: { topic: 'http', partition: 0, offset: idFromKey(options) ?? context.ids.next() },
    ownAddresses: options.ownAddresses,
  });
  for (const { key, bytes, type } of attachments) await context.store.blobs.put(key, bytes, type);
  const key = message.customerId ?? message.from ?? message.id;
  await context.store.messages.insertMany([
    { document: { ...message, version: 1 }, events: [messageReceivedEvent(context, message, key)] },
  ]);
  return ok({ messageId: message.id });
}

/** The same key of the same caller means the same message. */
function idFromKey({
  idempotencyKey,
  keyId,
}: {
  readonly idempotencyKey?: string;
  readonly keyId?: string;
}): string | null {
  if (idempotencyKey === undefined) return null;
  return `i-${createHash('sha256')
    .update(`${keyId ?? ''}\n${idempotencyKey}`)
    .digest('hex')
    .slice(0, 32)}`;
}
