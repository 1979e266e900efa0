import { aTicket } from '../../fixtures/domain/a-ticket.js';
import { waitUntil } from '../wait-until.js';
import { aConversation, anAgent, anEvent, at } from './documents.js';
import type { OpenStore, StoreUnderTest } from './store-under-test.js';

export function outboxContract(open: OpenStore): void {
  describe('the outbox', () => {
    let under: StoreUnderTest;
    let store: StoreUnderTest['store'];
    beforeEach(async () => {
      under = await open();
      store = under.store;
    });
    afterEach(() => under.close());

    const waitingIds = async (limit = 100) =>
      (await store.outbox.unpublished(limit)).map(({ event }) => event.id);

    it('holds the events of inserts and updates of every collection, oldest first', async () => {
      await store.tickets.insertMany([{ document: aTicket(), events: [anEvent('e1'), anEvent('e2')] }]);
      await store.agents.put(anAgent(), { events: [anEvent('e3', { topic: 'weiche.agents' })] });
      await store.tickets.update(aTicket({ priority: 8 }), { events: [anEvent('e4')] });
      await store.conversations.insertMany([{ document: aConversation(), events: [anEvent('e5')] }]);
      expect(await waitingIds()).toEqual(['e1', 'e2', 'e3', 'e4', 'e5']);
      expect(await waitingIds(2)).toEqual(['e1', 'e2']);
      const [first, , third] = await store.outbox.unpublished(3);
      expect(first).toEqual({ event: anEvent('e1'), collection: 'tickets', documentId: 't1' });
      expect(first?.event.occurredAt.getTime()).toBe(at(5).getTime());
      expect(third).toMatchObject({ collection: 'agents', documentId: 'anna' });
    });

    it('gets nothing from a write that did not happen', async () => {
      await store.tickets.insertMany([{ document: aTicket() }]);
      await store.tickets.insertMany([{ document: aTicket(), events: [anEvent('e1')] }]);
      await store.tickets.update(aTicket({ version: 9 }), { events: [anEvent('e2')] });
      await store.tickets.fence(5);
      await store.tickets.update(aTicket(), { events: [anEvent('e3')], fencingToken: 4 });
      await store.agents.put(anAgent({ version: 3 }), { events: [anEvent('e4')] });
      expect(await waitingIds()).toEqual([]);
    });

    it('forgets exactly what is marked, and the document stays as it was', async () => {
      await store.tickets.insertMany([
        { document: aTicket({ id: 't1', messageIds: ['m1'] }), events: [anEvent('e1'), anEvent('e2')] },
        { document: aTicket({ id: 't2', messageIds: ['m2'] }), events: [anEvent('e3')] },
      ]);
      const [first, , third] = await store.outbox.unpublished(10);
      if (!first || !third) throw new Error('events are missing');
      await store.outbox.markPublished([first, third]);
      expect(await waitingIds()).toEqual(['e2']);
      expect(await store.tickets.get('t1')).toEqual(aTicket({ id: 't1' }));
      await store.outbox.markPublished([first, third]);
      await store.outbox.markPublished([]);
      expect(await waitingIds()).toEqual(['e2']);
    });

    it('keeps what was written while others were being published', async () => {
      await store.tickets.insertMany([{ document: aTicket(), events: [anEvent('e1')] }]);
      const batch = await store.outbox.unpublished(10);
      await store.tickets.update(aTicket(), { events: [anEvent('e2')] });
      await store.outbox.markPublished(batch);
      expect(await waitingIds()).toEqual(['e2']);
    });

    it('shows every connection the same events', async () => {
      const other = await under.connect();
      await other.tickets.insertMany([{ document: aTicket(), events: [anEvent('e1')] }]);
      expect(await waitingIds()).toEqual(['e1']);
      await store.outbox.markPublished(await store.outbox.unpublished(10));
      expect(await other.outbox.unpublished(10)).toEqual([]);
    });

    it('finds the events of the collections that it has named', async () => {
      const named: (string | undefined)[] = [];
      store.outbox.onEvents((collection) => named.push(collection));
      await store.tickets.insertMany([{ document: aTicket(), events: [anEvent('e1')] }]);
      await waitUntil('it was told', () => named.length === 1);
      const collections = named.flatMap((collection) => collection ?? []);
      const found = await store.outbox.unpublishedOf(collections, 10);
      expect(found.map(({ event }) => event.id)).toEqual(['e1']);
      await store.outbox.markPublished(found);
      expect(await store.outbox.unpublishedOf(collections, 10)).toEqual([]);
    });

    it('tells of new events until it is asked to stop', async () => {
      let calls = 0;
      const stop = store.outbox.onEvents(() => {
        calls += 1;
      });
      await store.tickets.insertMany([{ document: aTicket({ id: 't0', messageIds: ['m0'] }) }]);
      expect(calls).toBe(0);
      await store.tickets.insertMany([{ document: aTicket(), events: [anEvent('e1')] }]);
      await waitUntil('it was told', () => calls === 1);
      stop();
      await store.tickets.update(aTicket(), { events: [anEvent('e2')] });
      await store.outbox.unpublished(1);
      expect(calls).toBe(1);
    });
  });
}
