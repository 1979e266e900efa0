import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOPICS } from '../domain/event.js';
import type { Message } from '../domain/message.js';
import type { Ticket } from '../domain/ticket.js';
import { messageIdFor } from '../intake/message-id-for.js';
import { parseInboundRecord } from '../intake/parse-inbound-record.js';
import type { BusRecord } from '../ports/message-bus.js';
import type { ServiceContext } from '../service/service-context.js';

/** One sample message as it goes onto its inbound topic. */
export interface Sample {
  readonly name: string;
  readonly record: BusRecord;
  /** The id that the message will have. */
  readonly messageId: string;
}

const KINDS = [
  { suffix: '.eml', topic: TOPICS.inboundEmail, contentType: 'message/rfc822' },
  { suffix: '.form.json', topic: TOPICS.inboundWebForm, contentType: 'application/json' },
  { suffix: '.chat.json', topic: TOPICS.inboundChat, contentType: 'application/json' },
] as const;

/** The messages of a folder: `.eml`, `.form.json` and `.chat.json` files, in the order of their names. */
export function readSamples(dir: string): readonly Sample[] {
  return readdirSync(dir)
    .sort()
    .flatMap((name) => {
      const kind = KINDS.find(({ suffix }) => name.endsWith(suffix));
      if (kind === undefined) return [];
      const value = new Uint8Array(readFileSync(join(dir, name)));
      const headers = { 'content-type': kind.contentType };
      const parsed = parseInboundRecord({ topic: kind.topic, value, headers });
      if (parsed.kind === 'invalid') throw new Error(`${name}: ${parsed.reason}`);
      const messageId = messageIdFor(parsed.inbound, { topic: kind.topic, partition: 0, offset: name });
      // one key for all: the samples are to be read in their order
      return [{ name, record: { topic: kind.topic, key: 'sample-inbox', value, headers }, messageId }];
    });
}

export interface SampleResult {
  readonly name: string;
  readonly message: Message;
  readonly ticket: Ticket | null;
}

const POLL_MS = 100;

/**
 * Waits until every sample has become a ticket or was dropped and the dispatcher has had its say, then returns what
 * became of them; `null` for a sample that is not there by `deadlineMs`.
 */
export async function awaitSamples(
  context: ServiceContext,
  samples: readonly Sample[],
  deadlineMs = 30_000,
): Promise<readonly (SampleResult | null)[]> {
  const until = context.clock.now().getTime() + deadlineMs;
  let results: readonly (SampleResult | null)[] = [];
  let settled = '';
  let settledAt = 0;
  for (;;) {
    results = await look(context, samples);
    const now = context.clock.now().getTime();
    const picture = JSON.stringify(
      results.map((result) => [result?.message.outcome.kind, result?.ticket?.version]),
    );
    if (picture !== settled) {
      settled = picture;
      settledAt = now;
    }
    const complete = results.every((result) => result !== null && result.message.outcome.kind !== 'received');
    // offers follow one another while agents fill up: quiet for a second means that those who wait go on waiting
    if ((complete && now - settledAt >= 1000) || now >= until) return results;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function look(
  context: ServiceContext,
  samples: readonly Sample[],
): Promise<readonly (SampleResult | null)[]> {
  const messages = await context.store.messages.getMany(samples.map(({ messageId }) => messageId));
  const tickets = await context.store.tickets.byMessageIds(messages.map(({ id }) => id));
  return samples.map(({ name, messageId }) => {
    const message = messages.find(({ id }) => id === messageId);
    if (message === undefined) return null;
    const ticket = tickets.find(({ messageIds }) => messageIds.includes(messageId)) ?? null;
    return { name, message, ticket };
  });
}
