// Two dispatchers on one SQLite store. Each round the leader is stopped in the middle of its work, as by SIGSTOP, the
// other takes over, and the first wakes up with all its plans: whatever it still writes must be refused.
import { openSqliteStore } from '../../src/adapters/sqlite/open-sqlite-store.js';
import type { Store } from '../../src/ports/store.js';
import { setPresence } from '../../src/service/agents.js';
import { type Dispatcher, startDispatcher } from '../../src/service/dispatcher.js';
import { type EventStream, openEventStream } from '../../src/service/event-stream.js';
import { startOutboxRelay } from '../../src/service/outbox-relay.js';
import { processMessages } from '../../src/service/process-messages.js';
import { acceptReservation } from '../../src/service/reservations.js';
import { completeTicket } from '../../src/service/tickets.js';
import { temporaryDir } from '../contract/temporary-dir.js';
import { waitUntil } from '../contract/wait-until.js';
import { type Pausable, pausable } from '../fakes/pausable.js';
import { aMessage, openService } from '../fixtures/service/open-service.js';

const ROUNDS = 50;
const LEASE_MS = 60;
/** Where the leader is stopped: about to write an offer (most often), its record, to read the ticket, to renew. */
const STOPS = [
  'tickets.updateMany',
  'tickets.updateMany',
  'decisions.insertMany',
  'tickets.getMany',
  'leases.acquire',
] as const;

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Instance {
  readonly name: string;
  readonly store: Pausable<Store>;
  readonly events: EventStream;
  readonly dispatcher: Dispatcher;
}

it(`a leader that was paused and wakes up cannot reserve, ${ROUNDS} times`, async () => {
  const { dir, remove } = temporaryDir();
  closers.push(async () => remove());
  const service = await openService({ wrapStore: () => openSqliteStore({ dir }) });
  const { context, clock } = service;
  const relay = startOutboxRelay(context);
  closers.push(
    () => context.store.close(),
    () => context.bus.close(),
    () => relay.close(),
  );
  const open = async (name: string): Promise<Instance> => {
    const store = pausable(context.store);
    const events = await openEventStream(context, { instanceId: name });
    const dispatcher = startDispatcher(
      { ...context, store: store.it },
      { instanceId: name, events, leaseMs: LEASE_MS },
    );
    closers.push(
      () => events.close(),
      () => dispatcher.close(),
      async () => store.resume(),
    );
    return { name, store, events, dispatcher };
  };
  const first = await open('first');
  await waitUntil('the first leads', () => first.dispatcher.isLeader());
  const instances = [first, await open('second')] as const;
  const read = async (id: string) => (await context.store.tickets.get(id))!;
  let tokens: readonly number[] = [];

  for (let round = 0; round < ROUNDS; round++) {
    const [leader, other] = instances[0].dispatcher.isLeader() ? instances : [instances[1], instances[0]];
    const stop = STOPS[round % STOPS.length]!;
    const paused = leader.store.pauseAt(stop);
    // the lease is renewed beside the work: the leader has to stand still before there is any
    if (stop === 'leases.acquire') await paused;
    await processMessages(context, service.flow, [
      await aMessage(service, { id: `m${round}`, text: 'Wo ist mein Paket?' }),
    ]);
    const [{ id } = { id: '' }] = await context.store.tickets.byMessageIds([`m${round}`]);
    await paused;

    // in every other round the new leader has nobody to offer the ticket to, so that its version stays as it was
    const isTaken = Math.floor(round / STOPS.length) % 2 === 0;
    if (!isTaken) await setPresence(context, 'anna', 'away');
    clock.advance(LEASE_MS + 1);
    await waitUntil(`${other.name} takes over`, () => other.dispatcher.isLeader());
    if (isTaken) await waitUntil('its offer', async () => (await read(id)).state === 'reserved');
    const before = await read(id);

    leader.store.resume();
    await waitUntil(`${leader.name} has found out`, () => !leader.dispatcher.isLeader());
    expect(await read(id)).toEqual(before);
    expect(before.state).toBe(isTaken ? 'reserved' : 'pending');

    if (!isTaken) await setPresence(context, 'anna', 'available');
    await waitUntil("the new leader's offer", async () => (await read(id)).state === 'reserved');
    const { reservation, fencingToken } = await read(id);
    tokens = [...tokens, fencingToken];
    const answer = { reservationId: reservation!.id, agentId: 'anna' };
    expect((await acceptReservation(context, answer)).kind).toBe('ok');
    expect((await completeTicket(context, id, { agentId: 'anna' })).kind).toBe('ok');
  }
  // each round had another leader
  expect(tokens).toEqual(tokens.map((_, round) => round + 2));
}, 300_000);
