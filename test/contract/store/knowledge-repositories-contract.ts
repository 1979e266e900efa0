import type { StoredExample } from '../../../src/domain/example.js';
import type { Feedback } from '../../../src/domain/feedback.js';
import { NO_TRIAL_COUNTS } from '../../../src/domain/model.js';
import { aModel, anEvent, at } from './documents.js';
import type { OpenStore, StoreUnderTest } from './store-under-test.js';

const aFeedback = (parts: Partial<Feedback> = {}): Feedback => ({
  id: 'f1',
  version: 1,
  ticketId: 't1',
  messageId: 'm1',
  agentId: 'anna',
  kind: 'corrected',
  predicted: 'track_order',
  businessCase: 'delivery_problem',
  entities: null,
  note: null,
  modelId: 'model-1',
  at: at(0),
  ...parts,
});

const anExample = (parts: Partial<StoredExample> = {}): StoredExample => ({
  id: 'x1',
  version: 1,
  text: 'Wo bleibt mein Paket?',
  label: 'track_order',
  golden: false,
  createdAt: at(0),
  createdBy: 'anna',
  ...parts,
});

export function knowledgeRepositoriesContract(open: OpenStore): void {
  describe('knowledge', () => {
    let under: StoreUnderTest;
    let store: StoreUnderTest['store'];
    beforeEach(async () => {
      under = await open();
      store = under.store;
    });
    afterEach(() => under.close());

    it('keeps feedback once, however often it is sent', async () => {
      expect(await store.feedback.insert(aFeedback())).toBe('inserted');
      expect(await store.feedback.insert(aFeedback({ kind: 'confirmed' }))).toBe('exists');
      expect(await store.feedback.byTicket('t1')).toEqual([aFeedback()]);
      expect(await store.feedback.byTicket('t2')).toEqual([]);
      // with the messages that the agent saw
      const seen = aFeedback({ id: 'f-seen', ticketId: 't2', messageIds: ['m1', 'm2'] });
      await store.feedback.insert(seen);
      expect(await store.feedback.byTicket('t2')).toEqual([seen]);
    });

    it('lists and counts feedback, oldest first', async () => {
      for (const number of [3, 1, 2]) {
        await store.feedback.insert(
          aFeedback({ id: `f${number}`, ticketId: `t${number % 2}`, at: at(number) }),
        );
      }
      const first = await store.feedback.list({ limit: 2 });
      expect(first.items.map(({ id }) => id)).toEqual(['f1', 'f2']);
      const rest = await store.feedback.list(first.next === null ? {} : { cursor: first.next });
      expect([rest.items.map(({ id }) => id), rest.next]).toEqual([['f3'], null]);
      expect((await store.feedback.byTicket('t1')).map(({ id }) => id)).toEqual(['f1', 'f3']);
      expect([await store.feedback.countSince(at(2)), await store.feedback.countSince(at(9))]).toEqual([
        2, 0,
      ]);
    });

    it('stores examples once, lists them by label and golden set, and removes them', async () => {
      const examples = [
        anExample({ id: 'x1', createdAt: at(1) }),
        anExample({
          id: 'x2',
          createdAt: at(2),
          label: null,
          entities: [{ type: 'iban', start: 0, end: 2 }],
          verdicts: [{ agentId: 'anna', label: null, at: 7 }],
        }),
        anExample({ id: 'x3', createdAt: at(0), golden: true }),
      ];
      expect(await store.examples.insertMany(examples)).toEqual(['inserted', 'inserted', 'inserted']);
      expect(await store.examples.insertMany([anExample({ text: 'anders' })])).toEqual(['exists']);
      const ids = async (query: Parameters<typeof store.examples.list>[0]) =>
        (await store.examples.list(query)).items.map(({ id }) => id);
      expect(await ids({})).toEqual(['x3', 'x1', 'x2']);
      expect(await ids({ label: 'track_order' })).toEqual(['x3', 'x1']);
      expect(await ids({ label: null })).toEqual(['x2']);
      expect(await ids({ golden: true })).toEqual(['x3']);
      expect(await ids({ golden: false, label: 'track_order' })).toEqual(['x1']);
      expect(await ids({ since: at(1) })).toEqual(['x1', 'x2']);
      expect(await ids({ since: at(2), golden: false })).toEqual(['x2']);
      const page = await store.examples.list({ since: at(1), limit: 1 });
      expect(page.items.map(({ id }) => id)).toEqual(['x1']);
      expect(await ids({ since: at(1), cursor: page.next ?? '' })).toEqual(['x2']);
      expect((await store.examples.list({ label: null })).items).toEqual([examples[1]]);
      expect([await store.examples.remove('x1'), await store.examples.remove('x1')]).toEqual([true, false]);
      expect(await store.examples.count()).toBe(2);
    });

    it('pages examples that were imported in the same moment', async () => {
      await store.examples.insertMany(
        Array.from({ length: 7 }, (_, index) => anExample({ id: `x${index}` })),
      );
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof store.examples.list>> = await store.examples.list({
          limit: 3,
          ...(cursor === null ? {} : { cursor }),
        });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.next;
      } while (cursor !== null);
      expect(seen).toEqual(['x0', 'x1', 'x2', 'x3', 'x4', 'x5', 'x6']);
    });

    it('knows the champion among the models, newest first', async () => {
      expect(await store.models.champion()).toBeNull();
      await store.models.insertMany([
        { document: aModel({ id: 'a', createdAt: at(0), state: 'champion', promotedAt: at(5) }) },
        { document: aModel({ id: 'b', createdAt: at(1) }) },
      ]);
      expect((await store.models.champion())?.id).toBe('a');
      expect((await store.models.list()).map(({ id }) => id)).toEqual(['b', 'a']);
      const promoted = aModel({
        id: 'b',
        createdAt: at(1),
        state: 'champion',
        promotedAt: at(9),
        predecessorId: 'a',
      });
      await store.models.update(promoted, { events: [anEvent('e1', { topic: 'weiche.models' })] });
      expect((await store.models.champion())?.id).toBe('b');
      expect(await store.models.get('b')).toEqual({ ...promoted, version: 2 });
    });

    it('keeps what a model shows on trial, whole', async () => {
      const trial = { ...NO_TRIAL_COUNTS, share: 0.1, since: 1_772_442_000_000, before: 'retired' as const };
      const onTrial = aModel({ id: 'c', state: 'shadow', trial: { ...trial, predictions: 7 } });
      await store.models.insertMany([{ document: aModel({ id: 'c' }) }]);
      await store.models.update(onTrial);
      expect(await store.models.get('c')).toEqual({ ...onTrial, version: 2 });
    });

    it('keeps the files of a model unchanged until they are removed', async () => {
      const weights = new Uint8Array(3_000_000).map((_, index) => index % 251);
      expect(await store.modelFiles.get('model-1')).toBeNull();
      await store.modelFiles.put('model-1', { 'weights.bin': weights, 'manifest.json': new Uint8Array() });
      await store.modelFiles.put('model-1', { 'weights.bin': new Uint8Array(1) });
      const files = await store.modelFiles.get('model-1');
      expect(Object.keys(files ?? {}).sort()).toEqual(['manifest.json', 'weights.bin']);
      expect(Buffer.compare(files?.['weights.bin'] ?? new Uint8Array(), weights)).toBe(0);
      expect(files?.['manifest.json']).toEqual(new Uint8Array());
      await store.modelFiles.remove('model-1');
      expect(await store.modelFiles.get('model-1')).toBeNull();
    });
  });
}
