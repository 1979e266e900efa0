import { openEventStream } from '../../../src/service/event-stream.js';
import { giveFeedback } from '../../../src/service/give-feedback.js';
import { openLiveMemory } from '../../../src/service/live-memory.js';
import { processMessages } from '../../../src/service/process-messages.js';
import { reviewQueue } from '../../../src/service/review-queue.js';
import { aMessage, openService, type TestService } from '../../fixtures/service/open-service.js';

const TEXT = 'Wo ist mein Paket? Die Sendung kam noch nicht an';

describe('where two persons must agree', () => {
  let service: TestService;
  let ticketId: string;

  /** A ticket that the model took for track_order, and anna has. */
  beforeEach(async () => {
    service = await openService();
    const { store } = service.context;
    await processMessages(service.context, service.flow, [await aMessage(service, { id: 'm1', text: TEXT })]);
    const [waiting] = (await store.tickets.find({})).items;
    ticketId = waiting!.id;
    await store.tickets.update({ ...waiting!, state: 'assigned', agentId: 'anna' });
  });
  afterEach(() => service.context.bus.close());

  const needed = async (key: string) => {
    const { store } = service.context;
    const businessCase = await service.flow.knowledge.businessCase(key);
    await store.businessCases.put({ ...businessCase!, version: 0, twoPersons: true });
  };
  const says = async (agentId: string, businessCase: string | null | 'confirmed') => {
    service.clock.advance(1000);
    const input =
      businessCase === 'confirmed'
        ? ({ kind: 'confirmed' } as const)
        : ({ kind: 'corrected', businessCase } as const);
    return giveFeedback(service.context, service.flow.knowledge, ticketId, input, {
      agentId,
      name: agentId,
    });
  };
  const learnt = async () =>
    (await service.flow.knowledge.trainingRows()).find(({ text }) => text === TEXT)?.label;
  const remembered = async () => {
    const events = await openEventStream(service.context, { instanceId: 'one' });
    const memory = await openLiveMemory(service.context, { events, knowledge: service.flow.knowledge });
    const size = memory.size();
    await memory.close();
    await events.close();
    return size;
  };

  it.each([
    ['the case that it is corrected to', 'get_invoice'],
    ['the case that it was taken for', 'track_order'],
  ])('because of %s, one agent’s correction puts the ticket right and is not learnt', async (_, key) => {
    await needed(key);
    expect(await says('anna', 'get_invoice')).toMatchObject({ value: { businessCase: 'get_invoice' } });
    expect([await learnt(), await remembered()]).toEqual([undefined, 0]);
  });

  it('a second one who confirms it lets it be learnt, as a correction', async () => {
    await needed('get_invoice');
    await says('anna', 'get_invoice');
    await says('anna', 'confirmed');
    expect(await learnt()).toBeUndefined();
    await says('ben', 'confirmed');
    expect([await learnt(), await remembered()]).toEqual(['get_invoice', 1]);
    const [example] = (await service.context.store.examples.list({})).items;
    expect(example?.source).toBe('feedback/corrected');
  });

  it('a second one who disagrees does not, until a third decides', async () => {
    await needed('get_invoice');
    await says('anna', 'get_invoice');
    await says('ben', 'track_order');
    expect(await learnt()).toBeUndefined();
    await says('cleo', 'get_invoice');
    expect(await learnt()).toBe('get_invoice');
  });

  it('a confirmation needs nobody else, and neither does a correction between other cases', async () => {
    await needed('get_invoice');
    await says('anna', 'confirmed');
    expect(await learnt()).toBe('track_order');
    await says('anna', null);
    expect(await learnt()).toBeNull();
  });

  it('the second word leaves the ticket of the colleague who works on it as it is', async () => {
    await needed('get_invoice');
    await says('anna', 'get_invoice');
    const { store } = service.context;
    const corrected = await store.tickets.get(ticketId);
    await store.tickets.update({ ...corrected!, state: 'assigned', agentId: 'ben' });
    const before = await store.tickets.get(ticketId);
    expect(await says('cleo', 'track_order')).toMatchObject({ kind: 'ok' });
    expect(await store.tickets.get(ticketId)).toEqual(before);
    const records = await store.decisions.byTicket(ticketId);
    expect(records.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ kind: 'feedback', agentId: 'cleo', to: 'track_order' }),
    );
    await says('ben', 'confirmed');
    expect(await says('dana', 'confirmed')).toMatchObject({ kind: 'forbidden' });
  });

  it('what waits is asked about first', async () => {
    await needed('get_invoice');
    await says('anna', 'get_invoice');
    expect(await reviewQueue(service.context)).toEqual([
      expect.objectContaining({
        ticketId,
        why: 'second-opinion',
        reason: expect.stringContaining('second person'),
      }),
    ]);
    await says('ben', 'confirmed');
    expect(await reviewQueue(service.context)).toEqual([]);
  });

  it('data staff may be the second person, and no more than that', async () => {
    await needed('get_invoice');
    const staff = (kind: 'confirmed') =>
      giveFeedback(
        service.context,
        service.flow.knowledge,
        ticketId,
        { kind },
        {
          name: 'data staff',
          holdsNoTickets: true,
        },
      );
    expect(await staff('confirmed')).toMatchObject({ kind: 'forbidden', code: 'no-second-opinion-wanted' });
    await says('anna', 'get_invoice');
    const before = await service.context.store.tickets.get(ticketId);
    expect(await staff('confirmed')).toMatchObject({ kind: 'ok' });
    expect(await service.context.store.tickets.get(ticketId)).toEqual(before);
    expect(await learnt()).toBe('get_invoice');
  });
});
