import type { MessageBus } from '../../../src/ports/message-bus.js';
import type { Outbox } from '../../../src/ports/outbox.js';
import { setPresence } from '../../../src/service/agents.js';
import { type OutboxRelay, startOutboxRelay } from '../../../src/service/outbox-relay.js';
import { processMessages } from '../../../src/service/process-messages.js';
import type { ServiceContext } from '../../../src/service/service-context.js';
import { waitUntil } from '../../contract/wait-until.js';
import { aMessage, openService } from '../../fixtures/service/open-service.js';

describe('the outbox relay', () => {
  const relays: OutboxRelay[] = [];
  afterEach(async () => {
    for (const relay of relays.splice(0)) await relay.close();
  });
  const start = (context: ServiceContext) => {
    relays.push(startOutboxRelay(context));
  };
  /** The service's context, with some of the outbox's methods or the bus's replaced. */
  const withParts = (
    context: ServiceContext,
    { outbox = {}, bus = {} }: { readonly outbox?: Partial<Outbox>; readonly bus?: Partial<MessageBus> },
  ): ServiceContext => ({
    ...context,
    store: { ...context.store, outbox: { ...context.store.outbox, ...outbox } },
    bus: { ...context.bus, ...bus },
  });
  const isEmpty = async ({ store }: ServiceContext) => (await store.outbox.unpublished(1)).length === 0;

  it('looks only where this process has written, once all that was there before is published', async () => {
    const service = await openService();
    const { outbox } = service.context.store;
    const looks: (readonly string[] | 'all')[] = [];
    const context = withParts(service.context, {
      outbox: {
        unpublished: (limit) => {
          looks.push('all');
          return outbox.unpublished(limit);
        },
        unpublishedOf: (collections, limit) => {
          looks.push(collections);
          return outbox.unpublishedOf(collections, limit);
        },
      },
    });
    start(context);
    await waitUntil('the beginning is published', () => isEmpty(service.context));
    looks.length = 0;
    const message = await aMessage(service, { id: 'm1', text: 'Wo ist mein Paket?' });
    await processMessages(service.context, service.flow, [message]);
    await waitUntil('the ticket is published', () => isEmpty(service.context));
    expect(looks).toContainEqual(['tickets']);
  });

  it('publishes what another process has written and nobody announced', async () => {
    const service = await openService();
    start(withParts(service.context, { outbox: { onEvents: () => () => undefined } }));
    await waitUntil('the beginning is published', () => isEmpty(service.context));
    await setPresence(service.context, 'anna', 'busy');
    await waitUntil('the change is published', () => isEmpty(service.context));
  });

  it('forgets nothing when the bus was away', async () => {
    const service = await openService();
    let failures = 1;
    const context = withParts(service.context, {
      bus: {
        publish: (records) =>
          failures-- > 0 ? Promise.reject(new Error('away')) : service.context.bus.publish(records),
      },
    });
    start(context);
    await waitUntil('all is published', () => isEmpty(service.context));
    expect(failures).toBeLessThan(0);
  });
});
