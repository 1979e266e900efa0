import type { DecisionRecord } from '../../../src/domain/decision-record.js';
import { at } from './documents.js';
import type { OpenStore, StoreUnderTest } from './store-under-test.js';

const aDecision = (id: string, offsetMs: number, ticketId = 't1'): DecisionRecord => ({
  id,
  ticketId,
  at: at(offsetMs),
  data: { kind: 'note', sentence: `nothing \u0000 matched ${id}` },
});

export function operationRepositoriesContract(open: OpenStore): void {
  describe('operation', () => {
    let under: StoreUnderTest;
    let store: StoreUnderTest['store'];
    beforeEach(async () => {
      under = await open();
      store = under.store;
    });
    afterEach(() => under.close());

    it('keeps decision records once, oldest first', async () => {
      await store.decisions.insertMany([aDecision('d2', 2), aDecision('d1', 1), aDecision('d3', 3, 't2')]);
      await store.decisions.insertMany([aDecision('d1', 99)]);
      expect(await store.decisions.byTicket('t1')).toEqual([aDecision('d1', 1), aDecision('d2', 2)]);
      expect(await store.decisions.byTicket('t9')).toEqual([]);
      // several of one moment, one of which is there already
      await store.decisions.insertMany([aDecision('d1', 99), aDecision('d4', 99), aDecision('d5', 99)]);
      expect((await store.decisions.byTicket('t1')).map(({ id }) => id)).toEqual(['d1', 'd2', 'd4', 'd5']);
      await store.decisions.insertMany([aDecision('d6', 99), aDecision('d7', 99)]);
      expect((await store.decisions.byTicket('t1')).map(({ id }) => id).slice(-2)).toEqual(['d6', 'd7']);
    });

    it('keeps large blobs byte for byte, and the first of a key', async () => {
      const bytes = new Uint8Array(20_000_000).map((_, index) => (index * 31) & 0xff);
      await store.blobs.put('raw/m1', bytes, 'message/rfc822');
      await store.blobs.put('raw/m1', new Uint8Array(1), 'text/plain');
      const blob = await store.blobs.get('raw/m1');
      expect(blob?.type).toBe('message/rfc822');
      expect(Buffer.compare(blob?.bytes ?? new Uint8Array(), bytes)).toBe(0);
      await store.blobs.put('empty', new Uint8Array(), 'text/plain');
      expect((await store.blobs.get('empty'))?.bytes).toEqual(new Uint8Array());
      expect(await store.blobs.get('raw/m2')).toBeNull();
    });

    describe('a lease', () => {
      const acquire = (holder: string, offsetMs: number, from = store) =>
        from.leases.acquire({ name: 'routing', holder, now: at(offsetMs), durationMs: 1000 });

      it('belongs to one holder until it runs out', async () => {
        expect(await acquire('a', 0)).toEqual({
          name: 'routing',
          holder: 'a',
          token: 1,
          expiresAt: at(1000),
        });
        expect(await acquire('b', 999)).toBeNull();
        expect(await acquire('b', 1000)).toMatchObject({ holder: 'b', token: 2, expiresAt: at(2000) });
        expect(await acquire('a', 1500)).toBeNull();
      });

      it('keeps its token when it is renewed, also late', async () => {
        await acquire('a', 0);
        expect(await acquire('a', 900)).toMatchObject({ token: 1, expiresAt: at(1900) });
        expect(await acquire('a', 5000)).toMatchObject({ token: 1, expiresAt: at(6000) });
      });

      it('is free at once when its holder releases it; the token goes on growing', async () => {
        await acquire('a', 0);
        await store.leases.release('routing', 'b');
        expect(await acquire('b', 1)).toBeNull();
        await store.leases.release('routing', 'a');
        expect(await acquire('b', 2)).toMatchObject({ token: 2 });
        await store.leases.release('routing', 'b');
        expect(await acquire('a', 3)).toMatchObject({ token: 3 });
      });

      it('goes to one of two that ask together', async () => {
        const other = await under.connect();
        const leases = await Promise.all([acquire('a', 0), acquire('b', 0, other)]);
        expect(leases.filter((lease) => lease !== null)).toHaveLength(1);
      });

      it('is independent of other leases', async () => {
        await acquire('a', 0);
        const other = { name: 'relay', holder: 'b', now: at(0), durationMs: 1000 };
        expect(await store.leases.acquire(other)).toMatchObject({ holder: 'b', token: 1 });
      });
    });

    describe('an idempotency key', () => {
      const claim = (offsetMs = 0, requestHash = 'hash', key = 'key') =>
        store.idempotency.claim({ key, requestHash, now: at(offsetMs), ttlMs: 1000 });

      it('is claimed once, and gives the first answer from then on', async () => {
        expect(await claim()).toEqual({ kind: 'claimed' });
        expect(await claim()).toEqual({ kind: 'pending' });
        await store.idempotency.complete('key', { status: 202, body: '{"messageId":"m1"}' });
        expect(await claim()).toEqual({
          kind: 'completed',
          response: { status: 202, body: '{"messageId":"m1"}' },
        });
      });

      it('refuses another request', async () => {
        await claim();
        expect(await claim(0, 'other')).toEqual({ kind: 'mismatch' });
        await store.idempotency.complete('key', { status: 200, body: '' });
        expect(await claim(0, 'other')).toEqual({ kind: 'mismatch' });
      });

      it('may be claimed again after a failure or its time', async () => {
        await claim();
        await store.idempotency.abandon('key');
        expect(await claim()).toEqual({ kind: 'claimed' });
        expect(await claim(999)).toEqual({ kind: 'pending' });
        expect(await claim(1000, 'other')).toEqual({ kind: 'claimed' });
      });

      it('is taken over from a process that was killed at work', async () => {
        const again = (offsetMs: number) =>
          store.idempotency.claim({
            key: 'key',
            requestHash: 'hash',
            now: at(offsetMs),
            ttlMs: 1000,
            pendingTtlMs: 100,
          });
        expect(await again(0)).toEqual({ kind: 'claimed' });
        expect(await again(99)).toEqual({ kind: 'pending' });
        expect(await again(100)).toEqual({ kind: 'claimed' });
        expect(await again(199)).toEqual({ kind: 'pending' });
        await store.idempotency.complete('key', { status: 201, body: 'done' });
        expect(await again(1099)).toMatchObject({ kind: 'completed' });
      });

      it('keeps a completed answer when it is abandoned too late', async () => {
        await claim();
        await store.idempotency.complete('key', { status: 201, body: 'done' });
        await store.idempotency.abandon('key');
        expect(await claim()).toMatchObject({ kind: 'completed' });
      });

      it('is claimed by one of two that ask together', async () => {
        const other = await under.connect();
        const request = { key: 'key', requestHash: 'hash', now: at(0), ttlMs: 1000 };
        const claims = await Promise.all([
          store.idempotency.claim(request),
          other.idempotency.claim(request),
        ]);
        expect(claims.map(({ kind }) => kind).sort()).toEqual(['claimed', 'pending']);
      });
    });
  });
}
