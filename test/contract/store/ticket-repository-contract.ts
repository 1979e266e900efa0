import type { Reservation } from '../../../src/domain/reservation.js';
import { TICKET_STATES, type Ticket } from '../../../src/domain/ticket.js';
import type { TicketQuery } from '../../../src/ports/ticket-repository.js';
import { aTicket } from '../../fixtures/domain/a-ticket.js';
import { at } from './documents.js';
import type { OpenStore, StoreUnderTest } from './store-under-test.js';

const aReservation = (parts: Partial<Reservation> = {}): Reservation => ({
  id: 'r1',
  ticketId: 't1',
  agentId: 'anna',
  state: 'pending',
  createdAt: at(1),
  expiresAt: at(30_001),
  endedAt: null,
  reason: null,
  ...parts,
});

/** A ticket with its own first message and age. */
const numbered = (number: number, parts: Partial<Ticket> = {}): Ticket =>
  aTicket({ id: `t${number}`, messageIds: [`m${number}`], createdAt: at(number), ...parts });

export function ticketRepositoryContract(open: OpenStore): void {
  describe('tickets', () => {
    let under: StoreUnderTest;
    let tickets: StoreUnderTest['store']['tickets'];
    beforeEach(async () => {
      under = await open();
      tickets = under.store.tickets;
    });
    afterEach(() => under.close());

    const insert = (...all: Ticket[]) => tickets.insertMany(all.map((document) => ({ document })));
    const stored = async (id: string): Promise<Ticket> => {
      const ticket = await tickets.get(id);
      if (!ticket) throw new Error(`no ticket ${id}`);
      return ticket;
    };
    const found = async (query: TicketQuery) => (await tickets.find(query)).items.map(({ id }) => id);

    it('come back as they were stored, with every date', async () => {
      const ticket = aTicket({
        reservation: aReservation({ endedAt: at(9) }),
        acceptedAt: at(9),
        completedAt: at(10),
      });
      await insert(ticket);
      expect(await stored('t1')).toEqual(ticket);
      expect(await tickets.getMany(['none', 't1'])).toEqual([ticket]);
      await tickets.update({ ...ticket, reservation: null, acceptedAt: null });
      expect(await stored('t1')).toEqual({ ...ticket, reservation: null, acceptedAt: null, version: 2 });
    });

    it('may have been stored before there were holds, deadlines, steps of relaxation and related records, and gain and lose them', async () => {
      const plain = aTicket();
      await insert(plain);
      const rich: Ticket = {
        ...plain,
        ownSkills: { orders: 2 },
        relaxation: [{ afterSeconds: 60, drop: ['law'], lower: { 'orders.de': 1 } }],
        targetWaitSeconds: 3600,
        heldUntil: at(5),
        wrapUntil: at(6),
        customerAttributes: { segment: 'vip' },
        urgency: 'high',
        urgencySigns: ['anger', 'deadline'],
        related: {
          outcome: 'matched',
          customer: { customerNumber: 'K-77', name: null, fields: { segment: 'business' } },
          confidence: 0.9,
          matchedBy: [{ type: 'email_address', value: 'karin@kunde.example' }],
          orders: [{ number: '4711-2290', fields: { status: 'sent' }, named: true }],
          contracts: [],
          invoices: [],
          candidates: [{ customerNumber: 'K-88', name: 'Jonas Brandt', confidence: 0.1 }],
          conflicts: [{ kind: 'not-found', type: 'order_number', value: '1', customerNumber: null }],
          complete: true,
          lookedUpAt: at(7),
        },
      };
      await tickets.update(rich);
      expect(await stored('t1')).toEqual({ ...rich, version: 2 });
      await tickets.update({ ...plain, version: 2, heldUntil: null, related: null });
      expect(await stored('t1')).toEqual({ ...plain, version: 3, heldUntil: null, related: null });
    });

    it('are opened once for a first message, whatever their id', async () => {
      expect(await insert(aTicket({ id: 't1', messageIds: ['m1'] }))).toEqual(['inserted']);
      const again = await insert(
        aTicket({ id: 't2', messageIds: ['m1'] }),
        aTicket({ id: 't1', messageIds: ['m9'] }),
        aTicket({ id: 't3', messageIds: ['m2', 'm1'] }),
      );
      expect(again).toEqual(['exists', 'exists', 'inserted']);
      expect(await tickets.get('t2')).toBeNull();
    });

    it('are opened once when two connections try together', async () => {
      const other = await under.connect();
      const outcomes = await Promise.all([
        insert(aTicket({ id: 't1' })),
        other.tickets.insertMany([{ document: aTicket({ id: 't2' }) }]),
      ]);
      expect(outcomes.flat().sort()).toEqual(['exists', 'inserted']);
      expect(await tickets.byMessageIds(['m1'])).toHaveLength(1);
    });

    it('are found by any of their messages, also those that joined later', async () => {
      await insert(aTicket({ id: 't1', messageIds: ['m1'] }), aTicket({ id: 't2', messageIds: ['m2'] }));
      await tickets.update(aTicket({ id: 't1', messageIds: ['m1', 'm3'] }));
      expect((await tickets.byMessageIds(['m3', 'm1'])).map(({ id }) => id)).toEqual(['t1']);
      expect((await tickets.byMessageIds(['m2', 'm3', 'none'])).map(({ id }) => id).sort()).toEqual([
        't1',
        't2',
      ]);
      expect(await found({ messageId: 'm3' })).toEqual(['t1']);
    });

    it('are found by their latest reservation', async () => {
      await insert(aTicket({ reservation: aReservation() }));
      expect((await tickets.byReservationId('r1'))?.id).toBe('t1');
      await tickets.update(aTicket({ reservation: aReservation({ id: 'r2' }) }));
      expect(await tickets.byReservationId('r1')).toBeNull();
      expect((await tickets.byReservationId('r2'))?.version).toBe(2);
    });

    it('are searched by state, queue, case, agent and conversation, newest first', async () => {
      await insert(
        numbered(1, { queue: 'orders', businessCase: 'track_order' }),
        numbered(2, { queue: 'orders', businessCase: null, state: 'assigned', agentId: 'anna' }),
        numbered(3, { queue: 'billing', businessCase: 'track_order', conversationId: 'c3' }),
      );
      expect(await found({})).toEqual(['t3', 't2', 't1']);
      expect(await found({ queue: 'orders' })).toEqual(['t2', 't1']);
      expect(await found({ queue: 'orders', state: 'pending' })).toEqual(['t1']);
      expect(await found({ businessCase: 'track_order' })).toEqual(['t3', 't1']);
      expect(await found({ agentId: 'anna' })).toEqual(['t2']);
      expect(await found({ conversationId: 'c3' })).toEqual(['t3']);
      expect(await found({ queue: `' OR 1=1 --` })).toEqual([]);
    });

    it('are paged without gaps or repetitions while others arrive', async () => {
      await insert(
        ...[1, 2, 3, 4, 5].map((number) => numbered(number, { createdAt: at(Math.floor(number / 2)) })),
      );
      const first = await tickets.find({ limit: 2 });
      expect(first.items.map(({ id }) => id)).toEqual(['t5', 't4']);
      await insert(numbered(9));
      const second = await tickets.find({ limit: 2, ...(first.next === null ? {} : { cursor: first.next }) });
      expect(second.items.map(({ id }) => id)).toEqual(['t3', 't2']);
      const third = await tickets.find({
        limit: 2,
        ...(second.next === null ? {} : { cursor: second.next }),
      });
      expect([third.items.map(({ id }) => id), third.next]).toEqual([['t1'], null]);
    });

    it.each(['nonsense', 'WzEsMl0', '', '{}'])('refuse the made-up cursor %j', async (cursor) => {
      await insert(numbered(1));
      await expect(tickets.find({ cursor })).rejects.toThrow();
    });

    it('give 50 a page unless told, and more than a page of the HTTP interface when asked', async () => {
      await insert(...Array.from({ length: 210 }, (_, index) => numbered(index)));
      expect((await tickets.find({})).items).toHaveLength(50);
      expect((await tickets.find({ limit: 100_000 })).items).toHaveLength(210);
    });

    it('lists the open ones, oldest first', async () => {
      await insert(...TICKET_STATES.map((state, index) => numbered(index, { state })));
      const page = await tickets.open({ limit: 3 });
      expect(page.items.map(({ state }) => state)).toEqual(['pending', 'reserved', 'assigned']);
      const rest = await tickets.open(page.next === null ? {} : { cursor: page.next });
      expect([rest.items.map(({ state }) => state), rest.next]).toEqual([['wrapping'], null]);
    });

    it('tell what the latest are about, newest first, since a time and no more than asked for', async () => {
      const day = (n: number) => new Date(Date.UTC(2026, 2, n));
      const on = (n: number, businessCase: string | null) => numbered(n, { createdAt: day(n), businessCase });
      await insert(on(1, 'track_order'), on(3, null), on(2, 'get_refund'), on(4, 'track_order'));
      expect(await tickets.latestCases({ since: day(2), limit: 10 })).toEqual([
        { businessCase: 'track_order', createdAt: day(4) },
        { businessCase: null, createdAt: day(3) },
        { businessCase: 'get_refund', createdAt: day(2) },
      ]);
      expect(await tickets.latestCases({ since: day(1), limit: 1 })).toEqual([
        { businessCase: 'track_order', createdAt: day(4) },
      ]);
    });

    it('are counted by state, all states named', async () => {
      await insert(numbered(1), numbered(2), numbered(3, { state: 'completed' }));
      expect(await tickets.countByState()).toEqual({
        pending: 2,
        reserved: 0,
        assigned: 0,
        wrapping: 0,
        completed: 1,
        answered: 0,
      });
    });

    describe('with fencing', () => {
      it('store the token of the dispatcher that wrote, and refuse a lower one', async () => {
        await insert(aTicket());
        expect(await tickets.update(await stored('t1'), { fencingToken: 5 })).toBe('updated');
        expect((await stored('t1')).fencingToken).toBe(5);
        expect(await tickets.update(await stored('t1'), { fencingToken: 4 })).toBe('conflict');
        expect(await tickets.updateMany([{ document: await stored('t1') }], { fencingToken: 4 })).toEqual([
          'conflict',
        ]);
        expect(await tickets.updateMany([{ document: await stored('t1') }], { fencingToken: 6 })).toEqual([
          'updated',
        ]);
      });

      it('let an agent write without a token, which leaves the token alone', async () => {
        await insert(aTicket());
        const before = await stored('t1');
        await tickets.fence(7);
        expect(await tickets.update({ ...before, priority: 9 })).toBe('updated');
        expect(await stored('t1')).toMatchObject({ priority: 9, version: 2, fencingToken: 7 });
      });

      it('refuse a former leader after the new one has fenced, without changing versions', async () => {
        await insert(numbered(1), numbered(2, { state: 'completed' }));
        await tickets.fence(3);
        expect(await stored('t1')).toMatchObject({ version: 1, fencingToken: 3 });
        expect(await tickets.update(await stored('t1'), { fencingToken: 2 })).toBe('conflict');
        expect(await tickets.update(await stored('t1'), { fencingToken: 3 })).toBe('updated');
      });

      it('protect tickets that arrive or open again after the fence', async () => {
        await insert(numbered(1, { state: 'completed' }));
        await tickets.fence(3);
        await insert(numbered(2));
        await tickets.update({ ...(await stored('t1')), state: 'pending' });
        for (const id of ['t1', 't2']) {
          expect(await tickets.update(await stored(id), { fencingToken: 2 })).toBe('conflict');
          expect(await tickets.update(await stored(id), { fencingToken: 3 })).toBe('updated');
        }
      });

      it('never lower a token', async () => {
        await insert(aTicket());
        await tickets.fence(9);
        await tickets.fence(4);
        expect((await stored('t1')).fencingToken).toBe(9);
        expect(await tickets.update(await stored('t1'), { fencingToken: 8 })).toBe('conflict');
      });
    });
  });
}
