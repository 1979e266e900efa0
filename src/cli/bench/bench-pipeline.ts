import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteBus } from '../../adapters/sqlite/open-sqlite-bus.js';
import { openSqliteStore } from '../../adapters/sqlite/open-sqlite-store.js';
import { systemClock } from '../../adapters/system/system-clock.js';
import { readConfiguration } from '../../app/configuration.js';
import { DEMO_DIR, SHIPPED_KNOWLEDGE_DIR } from '../../app/project-paths.js';
import { readKnowledgeBase } from '../../app/read-knowledge-base.js';
import { seedContactCentre } from '../../app/seed-contact-centre.js';
import { type RunningService, startService } from '../../app/start-service.js';
import { TOPICS } from '../../domain/event.js';
import type { Message } from '../../domain/message.js';
import { type BusRecord, DONE, type MessageBus } from '../../ports/message-bus.js';
import { putAgent, setPresence } from '../../service/agents.js';
import { parseEvent } from '../../service/parse-event.js';

export interface BenchPipelineOptions {
  readonly messages: number;
  readonly rate: number;
  readonly seconds: number;
}

const PUBLISH_BATCH = 500;
const HELPERS = 400;
const POLL_MS = 20;
const PACE_MS = 5;

/**
 * Two runs on the embedded adapters with the shipped model: as many messages as possible from publishing to the
 * stored ticket, and a steady rate from publishing to the reservation. The baseline does nothing but consume, parse
 * JSON and insert.
 */
export async function benchPipeline(options: BenchPipelineOptions): Promise<object> {
  const dir = mkdtempSync(join(tmpdir(), 'weiche-bench-'));
  try {
    const texts = (await readKnowledgeBase(SHIPPED_KNOWLEDGE_DIR)).goldenRows.map(({ text }) => text);
    const bare = await bareLoop(join(dir, 'bare'), texts, options.messages);
    const configuration = readConfiguration({
      overrides: { dataDir: join(dir, 'service'), port: 0 },
      defaultLogLevel: 'warn',
    });
    const service = await startService(configuration);
    try {
      const idleMegabytes = process.memoryUsage().rss / 1e6;
      await seedContactCentre(service.context, service.knowledge, join(DEMO_DIR, 'contact-centre.json'));
      const perSecond = await throughput(service, texts, options.messages);
      await addHelpers(service);
      const latency = await latencyAtRate(service, texts, options);
      return {
        messages: options.messages,
        messagesPerSecond: perSecond,
        bareLoopPerSecond: bare,
        ratioToBareLoop: perSecond / bare,
        publishToReservation: { rate: options.rate, ...latency },
        idleMegabytes,
        peakMegabytes: process.resourceUsage().maxRSS / 1024,
      };
    } finally {
      await service.close();
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function records(texts: readonly string[], count: number, name: string): readonly BusRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `${name}-${index}`;
    const text = `${texts[index % texts.length]} (${index})`;
    const value = Buffer.from(JSON.stringify({ id, from: `${id}@kunde.example`, text }));
    return { topic: TOPICS.inboundWebForm, key: id, value };
  });
}

async function publishAll(bus: MessageBus, all: readonly BusRecord[]): Promise<void> {
  for (let from = 0; from < all.length; from += PUBLISH_BATCH)
    await bus.publish(all.slice(from, from + PUBLISH_BATCH));
}

/** Consume, parse, insert: what any pipeline on this bus and store must do at least. */
async function bareLoop(dir: string, texts: readonly string[], count: number): Promise<number> {
  const bus = openSqliteBus({ dir, clock: systemClock });
  const store = openSqliteStore({ dir });
  try {
    await publishAll(bus, records(texts, count, 'bare'));
    let handled = 0;
    const begun = performance.now();
    await new Promise<void>((resolve, reject) => {
      bus
        .subscribe({
          topics: [TOPICS.inboundWebForm],
          group: 'bare',
          handle: async (batch) => {
            const documents = batch.map(({ value }) => {
              const { id, from, text } = JSON.parse(Buffer.from(value).toString()) as Record<string, string>;
              return {
                document: { ...EMPTY, id: id ?? '', from: from ?? '', text: text ?? '', newText: text ?? '' },
              };
            });
            await store.messages.insertMany(documents);
            handled += batch.length;
            if (handled >= count) resolve();
            return batch.map(() => DONE);
          },
          onError: reject,
        })
        .catch(reject);
    });
    return count / ((performance.now() - begun) / 1000);
  } finally {
    await bus.close();
    await store.close();
  }
}

const EMPTY: Message = {
  id: '',
  version: 1,
  channel: 'web-form',
  receivedAt: new Date(0),
  from: '',
  to: [],
  subject: null,
  text: '',
  newText: '',
  quotedText: '',
  signature: '',
  language: 'und',
  fields: {},
  attachments: [],
  customerId: null,
  externalConversationId: null,
  conversationId: null,
  internetMessageId: null,
  inReplyTo: null,
  references: [],
  automaticKind: null,
  defects: [],
  outcome: { kind: 'received' },
  fingerprint: '',
};

async function throughput(
  { context }: RunningService,
  texts: readonly string[],
  count: number,
): Promise<number> {
  await publishAll(context.bus, records(texts, Math.min(1000, count), 'warm'));
  const all = records(texts, count, 'flow');
  const before = await ticketCount(context);
  const begun = performance.now();
  await publishAll(context.bus, all);
  while ((await ticketCount(context)) < before + count)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  return count / ((performance.now() - begun) / 1000);
}

const ticketCount = async ({ store }: RunningService['context']) =>
  Object.values(await store.tickets.countByState()).reduce((sum, n) => sum + n, 0);

/** Enough agents that nobody waits for one: what is measured is the way, not the queue. */
async function addHelpers({ context }: RunningService): Promise<void> {
  const skills = Object.fromEntries(
    [...new Set((await context.store.agents.all()).flatMap((agent) => Object.keys(agent.skills)))].map(
      (skill) => [skill, 5],
    ),
  );
  const capacity = { email: 1000, 'web-form': 1000, chat: 1000 };
  for (let index = 0; index < HELPERS; index++) {
    const id = `helper-${index}`;
    await putAgent(context, { id, name: id, skills, languages: ['de', 'en'], capacity });
    await setPresence(context, id, 'available');
  }
  // what the throughput run has left waiting goes to them first
  while (((await context.store.tickets.countByState()).pending ?? 0) > 0) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function latencyAtRate(
  { context }: RunningService,
  texts: readonly string[],
  { rate, seconds }: BenchPipelineOptions,
): Promise<object> {
  const all = records(texts, rate * seconds, 'paced');
  const publishedAt = new Map<string, number>();
  const taken: number[] = [];
  const ticketIds = new Map<string, string>();
  const reservedAt = new Map<string, number>();
  const subscription = await context.bus.subscribe({
    topics: [TOPICS.reservations],
    group: 'bench-latency',
    from: 'latest',
    handle: async (events) => {
      const now = performance.now();
      for (const record of events) {
        const event = parseEvent(record);
        const ticketId = event?.data['ticketId'];
        if (
          event?.type === 'reservation.created' &&
          typeof ticketId === 'string' &&
          !reservedAt.has(ticketId)
        ) {
          reservedAt.set(ticketId, now);
        }
      }
      return events.map(() => DONE);
    },
  });
  const begun = performance.now();
  for (let sent = 0; sent < all.length; ) {
    // what is due by now goes out together, as a producer's client would send it
    const due = Math.min(all.length, Math.floor(((performance.now() - begun) * rate) / 1000) + 1);
    const batch = all.slice(sent, due);
    for (const { key } of batch) publishedAt.set(key, performance.now());
    if (batch.length > 0) await context.bus.publish(batch);
    sent = due;
    await new Promise((resolve) => setTimeout(resolve, PACE_MS));
  }
  while (ticketIds.size < all.length) {
    const missing = all.map(({ key }) => key).filter((key) => !ticketIds.has(key));
    const tickets = await context.store.tickets.byMessageIds(missing.slice(0, 500));
    for (const { id, messageIds } of tickets) ticketIds.set(messageIds[0] ?? '', id);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  while ([...ticketIds.values()].some((id) => !reservedAt.has(id)))
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  await subscription.close();
  for (const [key, at] of publishedAt)
    taken.push((reservedAt.get(ticketIds.get(key) ?? '') ?? Number.NaN) - at);
  taken.sort((a, b) => a - b);
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))];
  return { messages: taken.length, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: taken.at(-1) };
}
