// Run by crash.test.ts in processes of its own: `node crash-worker.js DIR NUMBER run|drain`. The flow in small: publish
// on the inbound topic, make each record a ticket with an event in the same write, publish the event, mark it.
// Says on standard output: `published ID` once a record is acknowledged, and `.` after every other durable step.
import { writeSync } from 'node:fs';
import { openSqliteBus } from '../../src/adapters/sqlite/open-sqlite-bus.js';
import { openSqliteStore } from '../../src/adapters/sqlite/open-sqlite-store.js';
import { TOPICS } from '../../src/domain/event.js';
import { DONE } from '../../src/ports/message-bus.js';
import { aTicket } from '../fixtures/domain/a-ticket.js';

const [dir = '', number = '', mode = ''] = process.argv.slice(2);
const clock = { now: () => new Date() };
// at once, not buffered: what was said before the kill must count
const say = (line: string): void => void writeSync(1, `${line}\n`);
// a worker left over from a failed test must not run for ever
process.stdin.on('end', () => process.exit(1)).resume();
const store = openSqliteStore({ dir });
const bus = openSqliteBus({ dir, clock, pollMs: 5 });

await bus.subscribe({
  topics: [TOPICS.inboundEmail],
  group: 'tickets',
  maxBatch: 5,
  handle: async (records) => {
    const documents = records.map(({ key }) => {
      // a new id for each try: only the first message's uniqueness keeps a redelivery from opening a second ticket
      const id = `ticket-${key}-${number}-${process.hrtime.bigint()}`;
      const event = {
        type: 'ticket.created',
        version: 1,
        occurredAt: clock.now(),
        topic: TOPICS.tickets,
      } as const;
      return {
        document: aTicket({ id, messageIds: [key], createdAt: clock.now() }),
        events: [{ ...event, id: `event-${id}`, key: id, data: { messageId: key } }],
      };
    });
    await store.tickets.insertMany(documents);
    say('.');
    return records.map(() => DONE);
  },
});

async function relay(): Promise<number> {
  const waiting = await store.outbox.unpublished(10);
  if (waiting.length === 0) return 0;
  await bus.publish(
    waiting.map(({ event }) => ({
      topic: event.topic,
      key: event.key,
      value: Buffer.from(JSON.stringify(event.data)),
    })),
  );
  say('.');
  await new Promise(setImmediate);
  await store.outbox.markPublished(waiting);
  say('.');
  return waiting.length;
}

const lag = async (): Promise<number> => (await bus.lag('tickets')).reduce((sum, one) => sum + one.lag, 0);

if (mode === 'drain') {
  while ((await lag()) > 0 || (await relay()) > 0) await new Promise(setImmediate);
  await bus.close();
  await store.close();
  process.exit(0);
} else {
  for (let count = 0; ; count += 3) {
    const keys = [0, 1, 2].map((offset) => `m-${number}-${count + offset}`);
    await bus.publish(keys.map((key) => ({ topic: TOPICS.inboundEmail, key, value: Buffer.from(key) })));
    for (const key of keys) say(`published ${key}`);
    await relay();
    await new Promise(setImmediate);
  }
}
