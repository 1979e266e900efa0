// The whole service as a process of its own, on a real Kafka and the embedded store. Messages come from another
// program, with the driver itself. The broker is killed while they flow; in the end each has exactly one ticket.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKafkaBus } from '../../src/adapters/kafka/open-kafka-bus.js';
import { openSqliteStore } from '../../src/adapters/sqlite/open-sqlite-store.js';
import { createUlidIds } from '../../src/adapters/system/ulid-ids.js';
import type { Store } from '../../src/ports/store.js';
import { type DeadLetter, eachDeadLetter, replayNewDeadLetters } from '../../src/service/dead-letters.js';
import { until } from '../e2e/harness/api.js';
import { type ServiceProcess, startServiceProcess } from '../e2e/harness/service-process.js';
import { countTickets, emptyOutbox, ticketsFor } from './harness/count-tickets.js';
import { type MessageProducer, startMessageProducer } from './harness/message-producer.js';
import { type OwnBroker, startOwnBroker } from './harness/own-broker.js';

const CRASHES = 2;
const EVERY_MS = 20;
const TOPIC = 'weiche.inbound.web-form';
const TEXTS = [
  'wo ist mein paket, sendung kommt nicht an',
  'Bitte schicken Sie mir die Rechnung vom März noch einmal.',
  'Internet geht seit heute Morgen nicht mehr, Router blinkt rot.',
  'I forgot my password and cannot log in any more',
];

describe('the service on Kafka', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'weiche-on-kafka-'));
  let broker: OwnBroker;
  let service: ServiceProcess;
  let producer: MessageProducer;
  let store: Store;

  beforeAll(async () => {
    broker = await startOwnBroker('service');
    service = await startServiceProcess({ dataDir, env: { KAFKA_BROKERS: broker.address } });
    producer = await startMessageProducer(broker.address);
    store = openSqliteStore({ dir: dataDir });
  }, 120_000);

  afterAll(async () => {
    await producer?.close();
    await store?.close();
    await service?.kill();
    await broker?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  const publish = (id: string, text: string) => producer.publish(id, text);

  it('makes one ticket of a message, also when it is published twice', async () => {
    for (const id of ['twice', 'twice', 'after']) await publish(id, `${TEXTS[1]} ${id}`);
    const tickets = await ticketsFor(store, ['twice', 'after']);
    expect(countTickets(tickets, ['twice', 'after'])).toEqual({ lost: 0, doubled: 0 });
    expect(tickets).toHaveLength(2);
  }, 90_000);

  it('lays aside what it cannot read, for who looks and replays', async () => {
    const poison = Buffer.from('{"text": \u00ff');
    const bus = await openKafkaBus({ brokers: [broker.address] });
    await bus.publish([{ topic: TOPIC, key: 'poison', value: poison }]);
    const context = { bus, ids: createUlidIds() };
    const letters = async () => {
      const found: DeadLetter[] = [];
      await eachDeadLetter(context, (letter) => found.push(letter));
      return found;
    };
    try {
      const [letter] = await until('the dead letter', async () => {
        const found = await letters();
        return found.length > 0 ? found : null;
      });
      expect(letter).toMatchObject({ key: 'poison', origin: { topic: TOPIC }, replayOf: null });
      expect(Buffer.compare(letter?.value ?? new Uint8Array(), poison)).toBe(0);
      // its second failure may come while we look
      expect(await replayNewDeadLetters(context)).toMatchObject({ replayed: 1 });
      await until('its second failure', async () =>
        (await letters()).find(({ replayOf }) => replayOf === letter?.id),
      );
    } finally {
      await bus.close();
    }
  }, 60_000);

  it('loses and doubles nothing while its broker is killed and comes back', async () => {
    const published: string[] = [];
    let isFlowing = true;
    const flowing = (async () => {
      for (let n = 0; isFlowing; n++) {
        const id = `flow-${n}`;
        await publish(id, `${TEXTS[n % TEXTS.length]} ${n}`);
        published.push(id);
        await sleep(EVERY_MS);
      }
    })();
    try {
      for (let round = 0; round < CRASHES; round++) {
        await sleep(1000 + Math.random() * 1000);
        await broker.crash();
        await broker.restart();
      }
      await sleep(1500);
    } finally {
      isFlowing = false;
      await flowing;
    }
    const tickets = await ticketsFor(store, published);
    await emptyOutbox(store);
    const { lost, doubled } = countTickets(tickets, published);
    console.log(
      `${CRASHES} kills of the broker: published ${published.length}, ticketed ${published.length - lost}, doubled ${doubled}, lost ${lost}`,
    );
    expect(published.length).toBeGreaterThan(CRASHES * 10);
    expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
    // one ticket each, and none that nobody asked for
    expect(tickets).toHaveLength(published.length + 2);
  }, 180_000);

  it('ends by itself on SIGTERM, with everything done', async () => {
    const begun = Date.now();
    expect(await service.stop()).toBe(0);
    expect(Date.now() - begun).toBeLessThan(10_000);
  }, 30_000);
});

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
