import { changeTicket } from '../../../src/service/change-ticket.js';
import { processMessages } from '../../../src/service/process-messages.js';
import { putQueue } from '../../../src/service/routing-configuration.js';
import { createRoutingState } from '../../../src/service/routing-state.js';
import { aMessage, openService } from '../../fixtures/service/open-service.js';

it('counts an offer that needs no answer as accepted', async () => {
  const service = await openService();
  const counted: string[] = [];
  const metrics = { ...service.context.metrics, reservation: (outcome: string) => counted.push(outcome) };
  const orders = await service.context.store.queues.get('orders');
  await putQueue(service.context, { ...orders!, autoAccept: true });
  await processMessages(service.context, service.flow, [
    await aMessage(service, { id: 'm1', text: 'Wo ist mein Paket?' }),
    await aMessage(service, { id: 'm2', text: 'Rechnung bitte' }),
  ]);
  const state = await createRoutingState({ ...service.context, metrics }, 1);
  await state.decideAndStore();
  expect(counted.sort()).toEqual(['accepted', 'offered', 'offered']);
});

describe("the dispatcher's memory", () => {
  const open = async () => {
    const reads: string[][] = [];
    const service = await openService({
      wrapStore: (store) => ({
        ...store,
        tickets: {
          ...store.tickets,
          getMany: (ids) => {
            reads.push([...ids]);
            return store.tickets.getMany(ids);
          },
        },
      }),
    });
    const message = await aMessage(service, { id: 'm1', text: 'Wo ist mein Paket?' });
    await processMessages(service.context, service.flow, [message]);
    const [ticket] = await service.context.store.tickets.byMessageIds(['m1']);
    const state = await createRoutingState(service.context, 1);
    reads.length = 0;
    const news = (version: number) =>
      state.refresh({ tickets: new Map([[ticket?.id ?? '', version]]), agents: [], queues: false });
    return { service, state, reads, id: ticket?.id ?? '', news };
  };

  it('does not read back what it has written itself', async () => {
    const { state, reads, news } = await open();
    await news(1);
    await state.decideAndStore();
    await news(2);
    expect(reads).toEqual([]);
  });

  it('reads what others have written, and what it was told of without a version', async () => {
    const { service, state, reads, id, news } = await open();
    const away = await changeTicket(service.context, id, (stored) => ({
      ticket: { ...stored, queue: 'billing', requiredSkills: { billing: 1 } },
      eventType: 'ticket.transferred',
    }));
    expect(away.kind).toBe('ok');
    reads.length = 0;
    await news(2);
    expect(reads).toEqual([[id]]);
    await state.decideAndStore();
    expect((await service.context.store.tickets.get(id))?.agentId).toBe('ben');
    reads.length = 0;
    await news(Number.POSITIVE_INFINITY);
    expect(reads).toEqual([[id]]);
  });
});
