import type { Ticket } from '../../../src/domain/ticket.js';
import { setPresence } from '../../../src/service/agents.js';
import { type Dispatcher, startDispatcher } from '../../../src/service/dispatcher.js';
import { type EventStream, openEventStream } from '../../../src/service/event-stream.js';
import { type OutboxRelay, startOutboxRelay } from '../../../src/service/outbox-relay.js';
import { processMessages } from '../../../src/service/process-messages.js';
import { acceptReservation, rejectReservation } from '../../../src/service/reservations.js';
import { putQueue } from '../../../src/service/routing-configuration.js';
import { createRoutingState } from '../../../src/service/routing-state.js';
import { completeTicket, transferTicket } from '../../../src/service/tickets.js';
import { waitUntil } from '../../contract/wait-until.js';
import { aMessage, openService, type TestService } from '../../fixtures/service/open-service.js';

describe('the dispatcher', () => {
  let service: TestService;
  let relay: OutboxRelay;
  let events: EventStream;
  let dispatcher: Dispatcher;

  beforeEach(async () => {
    service = await openService();
    relay = startOutboxRelay(service.context);
    events = await openEventStream(service.context, { instanceId: 'one' });
    dispatcher = startDispatcher(service.context, { instanceId: 'one', events });
    await waitUntil('the dispatcher leads', () => dispatcher.isLeader());
  });
  afterEach(async () => {
    await dispatcher.close();
    await events.close();
    await relay.close();
    await service.context.bus.close();
  });

  const arrive = async (id: string, text: string) => {
    await processMessages(service.context, service.flow, [await aMessage(service, { id, text })]);
    const [ticket] = await service.context.store.tickets.byMessageIds([id]);
    return ticket!.id;
  };
  const read = async (id: string): Promise<Ticket> => (await service.context.store.tickets.get(id))!;
  const becomes = async (id: string, what: string, holds: (ticket: Ticket) => boolean) => {
    await waitUntil(what, async () => holds(await read(id)));
    return read(id);
  };

  it('offers a ticket to the agent who can do it, and tells why', async () => {
    const id = await arrive('m1', 'Wo ist mein Paket?');
    const ticket = await becomes(id, 'an offer', ({ state }) => state === 'reserved');
    expect(ticket).toMatchObject({ agentId: 'anna', reservation: { state: 'pending', agentId: 'anna' } });
    const records = await service.context.store.decisions.byTicket(id);
    expect(records.at(-1)?.data).toMatchObject({ kind: 'reservation', agentId: 'anna' });
  });

  it('offers it again when it was rejected, to whoever else can do it', async () => {
    const id = await arrive('m1', 'Rechnung fehlt');
    const offered = await becomes(id, 'an offer', ({ state }) => state === 'reserved');
    expect(offered.agentId).toBe('ben');
    await rejectReservation(service.context, {
      reservationId: offered.reservation!.id,
      agentId: 'ben',
      reason: 'Pause',
    });
    expect(await read(id)).toMatchObject({
      passedOverBy: ['ben'],
      reservation: { state: 'rejected', reason: 'Pause' },
    });
    // nobody else can: after a pause he is asked again
    service.clock.advance(60_000);
    await setPresence(service.context, 'ben', 'busy');
    await setPresence(service.context, 'ben', 'available');
    await becomes(id, 'a second offer', ({ state }) => state === 'reserved');
  });

  it('takes an offer back when its time is over', async () => {
    const id = await arrive('m1', 'Wo ist mein Paket?');
    const offered = await becomes(id, 'an offer', ({ state }) => state === 'reserved');
    service.clock.set(new Date(offered.reservation!.expiresAt.getTime() + 1));
    // any news wakes the dispatcher, whose own timer runs by the real clock
    await setPresence(service.context, 'ben', 'busy');
    const back = await becomes(
      id,
      'the offer to end',
      ({ reservation }) => reservation?.id !== offered.reservation!.id || reservation?.state === 'timed-out',
    );
    expect(back.passedOverBy).toEqual(['anna']);
    expect(
      await acceptReservation(service.context, { reservationId: offered.reservation!.id, agentId: 'anna' }),
    ).toMatchObject({
      kind: expect.stringMatching(/conflict|not-found/),
    });
  });

  it('gives the tickets of an agent who goes offline to others, their age kept', async () => {
    const id = await arrive('m1', 'Wo ist mein Paket?');
    const offered = await becomes(id, 'an offer', ({ state }) => state === 'reserved');
    await acceptReservation(service.context, { reservationId: offered.reservation!.id, agentId: 'anna' });
    service.clock.advance(5000);
    await setPresence(service.context, 'anna', 'offline');
    const back = await becomes(id, 'the ticket to wait again', ({ state }) => state === 'pending');
    expect(back.waitingSince).toEqual(offered.waitingSince);
  });

  it('fills an agent only as far as the capacity goes, and offers the next when one is completed', async () => {
    const ids = [
      await arrive('m1', 'Paket eins?'),
      await arrive('m2', 'Paket zwei?'),
      await arrive('m3', 'Paket drei?'),
    ];
    await becomes(ids[1]!, 'the second offer', ({ state }) => state === 'reserved');
    expect(await read(ids[2]!)).toMatchObject({ state: 'pending' });
    await waitUntil('the dispatcher knows the third', () => dispatcher.explainWaiting(ids[2]!) !== null);
    const waiting = dispatcher.explainWaiting(ids[2]!);
    expect(waiting?.candidates[0]).toMatchObject({ agentId: 'anna', chosen: false });
    expect(waiting?.candidates[0]?.reasons.join(' ')).toMatch(/capacity|full|room/i);
    const first = await read(ids[0]!);
    await acceptReservation(service.context, { reservationId: first.reservation!.id, agentId: 'anna' });
    await completeTicket(service.context, first.id, { agentId: 'anna' });
    await becomes(ids[2]!, 'the third offer', ({ state }) => state === 'reserved');
  });

  it('hands over to the agent who is named, if they can do it', async () => {
    const id = await arrive('m1', 'Wo ist mein Paket?');
    await becomes(id, 'an offer', ({ state }) => state === 'reserved');
    expect(await transferTicket(service.context, id, { agentId: 'ben' })).toMatchObject({
      kind: 'conflict',
      code: 'agent-lacks-skill',
    });
    expect(await transferTicket(service.context, id, { queue: 'billing' })).toMatchObject({ kind: 'ok' });
    const moved = await becomes(id, "ben's offer", ({ agentId }) => agentId === 'ben');
    expect(moved.queue).toBe('billing');
  });

  it('sets an agent away who lets three offers in a row run out, and says so', async () => {
    const id = await arrive('m1', 'Wo ist mein Paket?');
    for (let missed = 1; missed <= 3; missed++) {
      const offered = await becomes(id, `offer ${missed}`, ({ state }) => state === 'reserved');
      service.clock.set(new Date(offered.reservation!.expiresAt.getTime() + 1));
      await setPresence(service.context, 'ben', missed % 2 === 0 ? 'busy' : 'away');
      await becomes(id, 'the offer to end', ({ reservation }) => reservation?.state !== 'pending');
      await waitUntil('it is counted', async () => {
        const anna = await service.context.store.agents.get('anna');
        return anna?.missedOffers === missed;
      });
      service.clock.advance(6000);
      await setPresence(service.context, 'ben', 'offline');
    }
    expect(await service.context.store.agents.get('anna')).toMatchObject({ presence: 'away' });
    await waitUntil('the note', async () => {
      const records = await service.context.store.decisions.byTicket(id);
      return records.some(({ data }) => data.kind === 'note' && data.sentence.includes('is set away'));
    });
    await setPresence(service.context, 'anna', 'available');
    const again = await becomes(id, 'another offer', ({ state }) => state === 'reserved');
    await acceptReservation(service.context, { reservationId: again.reservation!.id, agentId: 'anna' });
    expect(await service.context.store.agents.get('anna')).toMatchObject({ missedOffers: 0 });
  });

  it('assigns at once where the queue accepts by itself, and frees the agent after the wrap-up time', async () => {
    await putQueue(service.context, {
      name: 'orders',
      displayName: { de: 'o', en: 'o' },
      weight: 1,
      serviceLevelSeconds: 60,
      requiredSkills: { orders: 1 },
      autoAccept: true,
      wrapUpSeconds: 30,
    });
    // reads the queue before anything arrives
    await dispatcher.close();
    dispatcher = startDispatcher(service.context, { instanceId: 'two', events });
    await waitUntil('the dispatcher leads', () => dispatcher.isLeader());
    const id = await arrive('m1', 'Wo ist mein Paket?');
    await becomes(id, 'assignment', ({ state }) => state === 'assigned');
    expect(await completeTicket(service.context, id, { agentId: 'anna' })).toMatchObject({
      value: { state: 'wrapping', wrapUntil: expect.any(Date) },
    });
    service.clock.advance(30_001);
    await setPresence(service.context, 'ben', 'busy');
    await becomes(id, 'completion', ({ state }) => state === 'completed');
    await waitUntil('anna is idle since then', async () => {
      const anna = await service.context.store.agents.get('anna');
      return anna?.idleSince.getTime() === service.clock.now().getTime();
    });
  });

  it('lets a second instance take over, and refuses what the first still wants to write', async () => {
    await dispatcher.close();
    // a leader that was paused before it could act on what it knows
    const id = await arrive('m1', 'Wo ist mein Paket?');
    const { store, clock } = service.context;
    const lease = await store.leases.acquire({
      name: 'routing:default',
      holder: 'stale',
      now: clock.now(),
      durationMs: 1000,
    });
    await store.tickets.fence(lease!.token);
    const stale = await createRoutingState(service.context, lease!.token);
    service.clock.advance(2000);
    dispatcher = startDispatcher(service.context, { instanceId: 'two', events });
    const offered = await becomes(id, "the new leader's offer", ({ state }) => state === 'reserved');
    await stale.decideAndStore();
    expect(await read(id)).toEqual(offered);
    expect(offered.fencingToken).toBeGreaterThan(lease!.token);
  });
});
