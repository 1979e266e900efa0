// The service is killed with SIGKILL at random moments while messages flow in over the topics and over HTTP. In the
// end every message that was accepted has exactly one ticket.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteBus } from '../../src/adapters/sqlite/open-sqlite-bus.js';
import { openSqliteStore } from '../../src/adapters/sqlite/open-sqlite-store.js';
import { systemClock } from '../../src/adapters/system/system-clock.js';
import type { Ticket } from '../../src/domain/ticket.js';
import type { Store } from '../../src/ports/store.js';
import { apiOf, until } from './harness/api.js';
import { type ServiceProcess, startServiceProcess } from './harness/service-process.js';

const KILLS = 30;
const PER_ROUND = 40;
const LONGEST_LIFE_MS = 800;
const TEXTS = [
  'wo ist mein paket, sendung kommt nicht an',
  'Bitte schicken Sie mir die Rechnung vom März noch einmal.',
  'Internet geht seit heute Morgen nicht mehr, Router blinkt rot.',
  'I forgot my password and cannot log in any more',
];

describe('a service that is killed again and again', () => {
  const dir = mkdtempSync(join(tmpdir(), 'weiche-crash-'));
  const dataDir = join(dir, 'data');
  let service: ServiceProcess | undefined;

  afterAll(async () => {
    await service?.kill();
    rmSync(dir, { recursive: true, force: true });
  });

  it('gives every accepted message exactly one ticket', async () => {
    const accepted: string[] = [];
    let overHttp = 0;
    for (let round = 0; round < KILLS; round++) {
      service = await startServiceProcess({ dataDir });
      const call = apiOf(service.url);
      const bus = openSqliteBus({ dir: dataDir, clock: systemClock });
      let answered = () => {};
      const firstAnswer = new Promise<void>((resolve) => {
        answered = resolve;
      });
      const send = async (n: number) => {
        const id = `crash-${round}-${n}`;
        const text = `${TEXTS[n % TEXTS.length]} ${round}-${n}`;
        const message = { id, from: `kunde-${round}-${n}@kunde.example`, text };
        if (n % 2 === 0) {
          // only what was answered with 202 was accepted; a call that breaks off promises nothing
          const answer = await call('POST', '/v1/messages', { channel: 'web-form', ...message }).catch(
            () => null,
          );
          if (answer?.status !== 202) return;
          overHttp++;
          answered();
        } else {
          const value = Buffer.from(JSON.stringify(message));
          await bus.publish([{ topic: 'weiche.inbound.web-form', key: id, value }]);
        }
        accepted.push(id);
      };
      const every = (parity: number) =>
        (async () => {
          for (let n = parity; n < PER_ROUND; n += 2) await send(n);
        })();
      const sending = Promise.all([every(0), every(1)]);
      // anywhere from before the first message to after the last; every other life lasts until one was accepted over HTTP,
      // however slow the machine
      if (round % 2 === 1) await Promise.race([firstAnswer, sending]);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_LIFE_MS));
      await service.kill();
      await sending;
      await bus.close();
    }

    service = await startServiceProcess({ dataDir });
    const store = openSqliteStore({ dir: dataDir });
    try {
      const tickets = await until(
        'a ticket for every message',
        async () => {
          const found = await ticketsOf(store);
          const held = new Set(found.flatMap(({ messageIds }) => messageIds));
          return accepted.every((id) => held.has(id)) ? found : null;
        },
        60_000,
      );
      await until('an empty outbox', async () =>
        (await store.outbox.unpublished(1)).length === 0 ? true : null,
      );
      const places = new Map<string, number>();
      for (const { messageIds } of tickets)
        for (const id of messageIds) places.set(id, (places.get(id) ?? 0) + 1);
      const lost = accepted.filter((id) => !places.has(id)).length;
      const doubled = [...places.values()].filter((times) => times > 1).length;
      console.log(
        `${KILLS} kills: accepted ${accepted.length} (${overHttp} over HTTP), tickets ${tickets.length}, doubled ${doubled}, lost ${lost}`,
      );
      // all that was published, and one a life over HTTP in every other life
      expect(accepted.length).toBeGreaterThanOrEqual(KILLS * PER_ROUND * 0.5 + KILLS / 2);
      expect(overHttp).toBeGreaterThanOrEqual(KILLS / 2);
      expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
      const messages = await store.messages.getMany(accepted);
      for (const { id, outcome } of messages) {
        expect(outcome).toEqual({
          kind: 'ticketed',
          ticketId: tickets.find((one) => one.messageIds.includes(id))?.id,
        });
      }
      expect(messages.length).toBe(accepted.length);
    } finally {
      await store.close();
    }
    expect(await service.stop()).toBe(0);
  }, 300_000);
});

async function ticketsOf(store: Store): Promise<readonly Ticket[]> {
  const tickets: Ticket[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.tickets.find({ limit: 200, ...(cursor === undefined ? {} : { cursor }) });
    tickets.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return tickets;
}
