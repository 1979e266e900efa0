import { aConversation, at } from './documents.js';
import type { OpenStore, StoreUnderTest } from './store-under-test.js';

export function conversationRepositoryContract(open: OpenStore): void {
  describe('conversations', () => {
    let under: StoreUnderTest;
    let conversations: StoreUnderTest['store']['conversations'];
    beforeEach(async () => {
      under = await open();
      conversations = under.store.conversations;
    });
    afterEach(() => under.close());

    const insert = (...all: ReturnType<typeof aConversation>[]) =>
      conversations.insertMany(all.map((document) => ({ document })));
    const recentIds = async (participant: string, since = at(-1), limit = 10) =>
      (
        (await conversations.recentOf({ participants: [participant], since, limit })).get(participant) ?? []
      ).map(({ id }) => id);

    it('come back as they were stored', async () => {
      const conversation = aConversation({ externalIds: ['chat:77'], internetMessageIds: ['a@x', 'b@x'] });
      await insert(conversation);
      expect(await conversations.get('c1')).toEqual(conversation);
    });

    it('are found by any message id and by the external id', async () => {
      await insert(
        aConversation({ id: 'c1', internetMessageIds: ['a@x', 'b@x'], externalIds: ['chat:1'] }),
        aConversation({ id: 'c2', internetMessageIds: ['c@x'], externalIds: ['chat:2', 'email:2'] }),
      );
      const found = await conversations.byInternetMessageIds(['b@x', 'a@x', 'c@x', 'none@x']);
      expect(found.map(({ id }) => id).sort()).toEqual(['c1', 'c2']);
      expect((await conversations.byExternalId('email:2'))?.id).toBe('c2');
      expect(await conversations.byExternalId('a@x')).toBeNull();
    });

    it('are found by participant, the latest message first', async () => {
      await insert(
        aConversation({ id: 'c1', lastMessageAt: at(1) }),
        aConversation({ id: 'c2', lastMessageAt: at(3), participants: ['kundin@example.org', 'K-4711'] }),
        aConversation({ id: 'c3', lastMessageAt: at(2) }),
        aConversation({ id: 'c4', lastMessageAt: at(9), participants: ['other@example.org'] }),
      );
      expect(await recentIds('kundin@example.org')).toEqual(['c2', 'c3', 'c1']);
      expect(await recentIds('kundin@example.org', at(2))).toEqual(['c2', 'c3']);
      expect(await recentIds('kundin@example.org', at(0), 1)).toEqual(['c2']);
      expect(await recentIds('K-4711')).toEqual(['c2']);
      const participants = ['K-4711', 'nobody@example.org', 'kundin@example.org'];
      const found = await conversations.recentOf({ participants, since: at(-1), limit: 2 });
      expect([...found].map(([name, all]) => [name, all.map(({ id }) => id)]).toSorted()).toEqual([
        ['K-4711', ['c2']],
        ['kundin@example.org', ['c2', 'c3']],
      ]);
    });

    it('are found by what an update adds, and no more by what it takes away', async () => {
      await insert(aConversation({ id: 'c1', internetMessageIds: ['a@x'] }), aConversation({ id: 'c2' }));
      await conversations.update(
        aConversation({
          id: 'c1',
          participants: ['K-4711'],
          internetMessageIds: ['a@x', 'b@x'],
          externalIds: ['chat:1'],
          lastMessageAt: at(60_000),
        }),
      );
      expect(await recentIds('K-4711', at(60_000))).toEqual(['c1']);
      expect(await recentIds('kundin@example.org')).toEqual(['c2']);
      expect((await conversations.byInternetMessageIds(['b@x']))[0]?.version).toBe(2);
      expect((await conversations.byExternalId('chat:1'))?.id).toBe('c1');
    });

    it('stay where they were when an update comes too late', async () => {
      await insert(aConversation());
      await conversations.update(aConversation({ participants: ['first'] }));
      expect(await conversations.update(aConversation({ participants: ['second'] }))).toBe('conflict');
      expect([await recentIds('first'), await recentIds('second')]).toEqual([['c1'], []]);
    });

    it('rank a returning participant by the newest message', async () => {
      await insert(
        aConversation({ id: 'c1', lastMessageAt: at(1) }),
        aConversation({ id: 'c2', lastMessageAt: at(2) }),
      );
      await conversations.update(aConversation({ id: 'c1', lastMessageAt: at(3) }));
      expect(await recentIds('kundin@example.org')).toEqual(['c1', 'c2']);
    });
  });
}
