// Brokers that do not answer: killed, restarted just now, or frozen with SIGSTOP, which keeps connections open. The
// service answers all the same, ends when it is told to, and has lost and doubled nothing afterwards.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/adapters/sqlite/open-sqlite-store.js';
import type { Store } from '../../src/ports/store.js';
import { apiOf, until } from '../e2e/harness/api.js';
import { type ServiceProcess, startServiceProcess } from '../e2e/harness/service-process.js';
import { countTickets, emptyOutbox, ticketsFor } from './harness/count-tickets.js';
import { type MessageProducer, startMessageProducer } from './harness/message-producer.js';
import { type OwnBroker, startOwnBroker } from './harness/own-broker.js';

const FROZEN_MS = 30_000;
/** The service is ended by force after ten seconds, which is exit code 1. */
const STOP_MS = 10_000;

describe('the service and brokers that are silent', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'weiche-silent-kafka-'));
  let broker: OwnBroker;
  let store: Store;
  let producer: MessageProducer;
  const sent: string[] = [];
  const running: ServiceProcess[] = [];

  const start = async (): Promise<ServiceProcess> => {
    const env = { KAFKA_BROKERS: broker.address, WEICHE_LOG_LEVEL: 'silent' };
    const service = await startServiceProcess({ dataDir, env });
    running.push(service);
    return service;
  };

  const submit = async (service: ServiceProcess, id: string): Promise<number> => {
    const message = { channel: 'web-form', id, from: `${id}@kunde.example`, text: `wo ist mein paket ${id}` };
    const { status } = await apiOf(service.url)('POST', '/v1/messages', message);
    if (status === 202) sent.push(id);
    return status;
  };

  const publish = async (id: string): Promise<void> => {
    await producer.publish(id, `Internet geht seit heute nicht ${id}`);
    sent.push(id);
  };

  const readiness = async (service: ServiceProcess) =>
    (await apiOf(service.url)('GET', '/health/ready')).status;
  const becomes = (service: ServiceProcess, status: number) =>
    until(`readiness ${status}`, async () => ((await readiness(service)) === status ? true : null), 20_000);

  const balance = async () => {
    const tickets = await ticketsFor(store, sent);
    await emptyOutbox(store);
    return countTickets(tickets, sent);
  };

  beforeAll(async () => {
    broker = await startOwnBroker('silent');
    store = openSqliteStore({ dir: dataDir });
    const service = await start();
    producer = await startMessageProducer(broker.address);
    await publish('first');
    await ticketsFor(store, sent);
    await service.stop();
  }, 120_000);

  afterAll(async () => {
    await Promise.all(running.map((service) => service.kill()));
    await producer?.close();
    await store?.close();
    await broker?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  const stops: readonly (readonly [string, () => Promise<void>, () => Promise<void>])[] = [
    ['answers', async () => undefined, async () => undefined],
    ['is dead', () => broker.crash(), () => broker.restart()],
    [
      'has only just come back',
      async () => {
        await broker.crash();
        await broker.restart();
      },
      async () => undefined,
    ],
    ['is frozen', () => broker.freeze(), () => broker.thaw()],
  ];
  it.each(stops)(
    'ends by itself on SIGTERM while the broker %s',
    async (state, strike, heal) => {
      const key = state.replaceAll(' ', '-');
      const service = await start();
      await publish(`before-${key}`);
      await strike();
      // there is work that cannot be finished
      expect(await submit(service, `during-${key}`)).toBe(202);
      const begun = Date.now();
      const code = await service.stop();
      const took = Date.now() - begun;
      await heal();
      console.log(`stop while the broker ${state}: ${took} ms`);
      expect(code).toBe(0);
      expect(took).toBeLessThan(STOP_MS);
      // what was left is done by the next one
      const next = await start();
      expect(await balance()).toEqual({ lost: 0, doubled: 0 });
      expect(await next.stop()).toBe(0);
    },
    120_000,
  );

  it('goes on answering while the broker is frozen, and recovers', async () => {
    const service = await start();
    const call = apiOf(service.url);
    await publish('before-the-freeze');
    expect(await readiness(service)).toBe(200);
    const flow = setInterval(() => void publish(`flow-${Date.now()}`).catch(() => undefined), 100);
    try {
      await broker.freeze();
      const frozenAt = Date.now();
      await becomes(service, 503);
      let slowest = 0;
      let answered = 0;
      while (Date.now() - frozenAt < FROZEN_MS) {
        const asked = Date.now();
        const statuses = await Promise.all([
          submit(service, `frozen-${answered}`),
          readiness(service),
          call('GET', '/health/live').then(({ status }) => status),
          call('GET', '/v1/tickets?limit=1').then(({ status }) => status),
          call('GET', '/metrics').then(({ status }) => status),
        ]);
        expect(statuses).toEqual([202, 503, 200, 200, 200]);
        slowest = Math.max(slowest, Date.now() - asked);
        answered += 1;
      }
      await broker.thaw();
      const thawedAt = Date.now();
      clearInterval(flow);
      await becomes(service, 200);
      const readyMs = Date.now() - thawedAt;
      const waiting = sent.length;
      await ticketsFor(store, sent);
      const ticketedMs = Date.now() - thawedAt;
      await publish('after-the-freeze');
      const { lost, doubled } = await balance();
      console.log(
        `frozen for ${FROZEN_MS / 1000} s: ${answered} rounds of calls answered, the slowest in ${slowest} ms; ready ${readyMs} ms after, ` +
          `all ${waiting} ticketed ${ticketedMs} ms after; published ${sent.length}, doubled ${doubled}, lost ${lost}`,
      );
      expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
    } finally {
      clearInterval(flow);
    }
    expect(await service.stop()).toBe(0);
  }, 180_000);
});
