import { aMessage, at } from './documents.js';
import { HOSTILE_STRINGS, type OpenStore, type StoreUnderTest } from './store-under-test.js';

export function messageRepositoryContract(open: OpenStore): void {
  describe('messages', () => {
    let under: StoreUnderTest;
    let messages: StoreUnderTest['store']['messages'];
    beforeEach(async () => {
      under = await open();
      messages = under.store.messages;
    });
    afterEach(() => under.close());

    const insert = (...all: ReturnType<typeof aMessage>[]) =>
      messages.insertMany(all.map((document) => ({ document })));

    it('come back as they were stored, dates to the millisecond', async () => {
      const message = aMessage({
        fields: { order: '4711' },
        attachments: [{ name: 'Rechnung.pdf', type: 'application/pdf', bytes: 12 }],
        outcome: { kind: 'dropped', reason: 'duplicate', duplicateOf: 'm0' },
        receivedAt: at(7),
        customerAttributes: { segment: 'vip', since: '2019' },
      });
      expect(await insert(message)).toEqual(['inserted']);
      const stored = await messages.get('m1');
      expect(stored).toEqual(message);
      expect(stored?.receivedAt).toBeInstanceOf(Date);
      expect(stored?.receivedAt.getTime()).toBe(at(7).getTime());
      expect(await messages.get('m2')).toBeNull();
    });

    it.each(HOSTILE_STRINGS.map((text) => [text.slice(0, 30), text]))(
      'may hold %j anywhere',
      async (_, hostile) => {
        const fields = JSON.parse(`{${JSON.stringify(hostile)}: ${JSON.stringify(hostile)}}`);
        const message = aMessage({
          id: hostile,
          from: hostile,
          text: hostile,
          newText: hostile,
          internetMessageId: hostile,
          fields,
        });
        await insert(message);
        const stored = await messages.get(hostile);
        expect(stored).toEqual(message);
        expect(Object.entries(stored?.fields ?? {})).toEqual([[hostile, hostile]]);
        expect(await messages.byInternetMessageIds([hostile])).toEqual([message]);
        const recent = await messages.recentFrom({ senders: [hostile], since: at(0), limit: 5 });
        expect(recent.get(hostile)).toEqual([message]);
      },
    );

    it('keep a lone surrogate and a __proto__ field inside the text', async () => {
      const fields = JSON.parse('{"__proto__": "polluted"}');
      await insert(aMessage({ text: 'broken \ud800 pair', fields }));
      const stored = await messages.get('m1');
      expect(stored?.text).toBe('broken \ud800 pair');
      expect(Object.entries(stored?.fields ?? {})).toEqual([['__proto__', 'polluted']]);
      expect(Object.getOwnPropertyDescriptor(Object.prototype, 'polluted')).toBeUndefined();
    });

    it('are stored once: the same id again changes nothing', async () => {
      await insert(aMessage());
      expect(await insert(aMessage({ text: 'another' }), aMessage({ id: 'm2' }))).toEqual([
        'exists',
        'inserted',
      ]);
      expect((await messages.get('m1'))?.text).toBe(aMessage().text);
      expect(await insert(aMessage({ id: 'm3' }), aMessage({ id: 'm3' }))).toEqual(['inserted', 'exists']);
    });

    it('come in the order asked for, without the missing ones', async () => {
      await insert(aMessage({ id: 'm1' }), aMessage({ id: 'm2' }), aMessage({ id: 'm3' }));
      const found = await messages.getMany(['m3', 'missing', 'm1']);
      expect(found.map(({ id }) => id)).toEqual(['m3', 'm1']);
      expect(await messages.getMany([])).toEqual([]);
    });

    it('are changed only by who knows the stored version', async () => {
      await insert(aMessage());
      const first = await messages.get('m1');
      if (!first) throw new Error('not stored');
      expect(await messages.update({ ...first, language: 'en' })).toBe('updated');
      expect(await messages.update({ ...first, language: 'fr' })).toBe('conflict');
      expect(await messages.get('m1')).toEqual({ ...first, language: 'en', version: 2 });
      expect(await messages.update(aMessage({ id: 'missing' }))).toBe('conflict');
      expect(await messages.get('missing')).toBeNull();
    });

    it('are changed many at once, each with its own outcome', async () => {
      await insert(aMessage({ id: 'm1' }), aMessage({ id: 'm2' }));
      const outcomes = await messages.updateMany([
        { document: aMessage({ id: 'm1', subject: 'neu' }) },
        { document: aMessage({ id: 'm2', version: 7 }) },
      ]);
      expect(outcomes).toEqual(['updated', 'conflict']);
      expect((await messages.get('m1'))?.subject).toBe('neu');
    });

    it('are decided by one winner when two connections change the same version', async () => {
      const other = await under.connect();
      await insert(aMessage());
      const message = aMessage();
      const outcomes = await Promise.all([messages.update(message), other.messages.update(message)]);
      expect([...outcomes].sort()).toEqual(['conflict', 'updated']);
      expect((await other.messages.get('m1'))?.version).toBe(2);
    });

    it('are found by their RFC 5322 ids', async () => {
      await insert(
        aMessage({ id: 'm1', internetMessageId: 'a@x' }),
        aMessage({ id: 'm2', internetMessageId: 'b@x' }),
        aMessage({ id: 'm3', internetMessageId: null }),
      );
      const found = await messages.byInternetMessageIds(['b@x', 'nobody@x', 'a@x', 'a@x']);
      expect(found.map(({ id }) => id).sort()).toEqual(['m1', 'm2']);
      expect(await messages.byInternetMessageIds([])).toEqual([]);
    });

    it('are found by sender, latest first', async () => {
      await insert(
        aMessage({ id: 'm1', receivedAt: at(1) }),
        aMessage({ id: 'm2', receivedAt: at(2) }),
        aMessage({ id: 'm3', receivedAt: at(3) }),
        aMessage({ id: 'm4', receivedAt: at(9), from: 'other@example.org' }),
      );
      const recent = async (since: Date, limit: number) =>
        idsOf(await messages.recentFrom({ senders: ['kundin@example.org'], since, limit }));
      expect(await recent(at(2), 10)).toEqual([['kundin@example.org', ['m3', 'm2']]]);
      expect(await recent(at(0), 2)).toEqual([['kundin@example.org', ['m3', 'm2']]]);
      const senders = ['other@example.org', 'nobody@example.org', 'kundin@example.org', 'other@example.org'];
      expect(idsOf(await messages.recentFrom({ senders, since: at(0), limit: 2 })).toSorted()).toEqual([
        ['kundin@example.org', ['m3', 'm2']],
        ['other@example.org', ['m4']],
      ]);
      expect(await messages.recentFrom({ senders: [], since: at(0), limit: 2 })).toEqual(new Map());
    });

    it('are found by each sender, however much another has written', async () => {
      const many = Array.from({ length: 600 }, (_, index) =>
        aMessage({ id: `f${index}`, receivedAt: at(10 + index), from: 'flood@example.org' }),
      );
      await insert(...many, aMessage({ id: 'm1', receivedAt: at(1) }));
      const senders = ['flood@example.org', 'kundin@example.org'];
      const recent = await messages.recentFrom({ senders, since: at(0), limit: 2 });
      expect(idsOf(recent).toSorted()).toEqual([
        ['flood@example.org', ['f599', 'f598']],
        ['kundin@example.org', ['m1']],
      ]);
    });
  });
}

const idsOf = (found: ReadonlyMap<string, readonly { readonly id: string }[]>) =>
  [...found].map(([sender, messages]) => [sender, messages.map(({ id }) => id)]);
