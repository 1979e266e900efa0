import type { ApiKey } from '../../../src/domain/api-key.js';
import type { Job } from '../../../src/domain/job.js';
import type { Queue } from '../../../src/domain/queue.js';
import type { Workflow } from '../../../src/domain/workflow.js';
import { anAgent, at } from './documents.js';
import { HOSTILE_STRINGS, type OpenStore, type StoreUnderTest } from './store-under-test.js';

const aQueue = (name: string): Queue => ({
  name,
  version: 0,
  displayName: { de: 'Bestellungen', en: 'Orders' },
  weight: 1,
  serviceLevelSeconds: 3600,
  requiredSkills: { orders: 2 },
});

const aWorkflow = (version: number, queue = 'triage'): Workflow => ({
  version,
  filters: [
    { name: 'orders', when: { businessCase: ['track_order'] }, target: { queue: 'orders', priority: 1 } },
  ],
  default: { queue, priority: 0 },
});

const aKey = (parts: Partial<ApiKey> = {}): ApiKey => ({
  id: 'k1',
  hash: 'abc',
  role: 'agent',
  agentId: 'anna',
  name: 'Anna',
  createdAt: at(0),
  revokedAt: null,
  ...parts,
});

export function configurationRepositoriesContract(open: OpenStore): void {
  describe('configuration', () => {
    let under: StoreUnderTest;
    let store: StoreUnderTest['store'];
    beforeEach(async () => {
      under = await open();
      store = under.store;
    });
    afterEach(() => under.close());

    it('puts a named document when it is new or unchanged since it was read', async () => {
      expect(await store.agents.get('anna')).toBeNull();
      expect(await store.agents.put(anAgent())).toBe('updated');
      expect(await store.agents.put(anAgent())).toBe('conflict');
      expect(await store.agents.get('anna')).toEqual(anAgent({ version: 1 }));
      expect(await store.agents.put(anAgent({ version: 1, presence: 'away', presenceSince: at(99) }))).toBe(
        'updated',
      );
      expect(await store.agents.put(anAgent({ version: 1, presence: 'busy' }))).toBe('conflict');
      expect(await store.agents.put(anAgent({ id: 'ben', version: 4 }))).toBe('conflict');
      expect(await store.agents.all()).toEqual([
        anAgent({ version: 2, presence: 'away', presenceSince: at(99) }),
      ]);
    });

    it('keeps queues, business cases, jobs and answers apart by name', async () => {
      await store.queues.put(aQueue('orders'));
      await store.queues.put(aQueue('billing'));
      expect((await store.queues.all()).map(({ name }) => name)).toEqual(['billing', 'orders']);
      const job: Job = {
        id: 'orders',
        version: 0,
        kind: 'retrain',
        state: 'queued',
        progress: 0,
        step: 'waiting',
        createdAt: at(0),
        endedAt: at(3),
        result: { modelId: 'model-2', nested: { when: '2026-03-01T08:00:00.000Z' } },
        error: null,
      };
      await store.jobs.put(job);
      expect(await store.jobs.get('orders')).toEqual({ ...job, version: 1 });
      expect(await store.businessCases.all()).toEqual([]);
      const answer = { id: 'orders', version: 0, businessCase: 'track_order', language: 'de' as const };
      await store.answers.put({
        ...answer,
        title: 'Unterwegs',
        text: '{{order_number}}',
        requiredEntities: [],
      });
      expect(await store.answers.get('orders')).toMatchObject({ ...answer, version: 1 });
    });

    it.each(HOSTILE_STRINGS.map((text) => [text.slice(0, 30), text]))(
      'may name things %j',
      async (_, name) => {
        await store.queues.put(aQueue(name));
        expect((await store.queues.get(name))?.name).toBe(name);
      },
    );

    it('never changes a version of the workflow', async () => {
      expect(await store.workflows.current()).toBeNull();
      expect(await store.workflows.insert(aWorkflow(1))).toBe('inserted');
      expect(await store.workflows.insert(aWorkflow(2, 'orders'))).toBe('inserted');
      expect(await store.workflows.insert(aWorkflow(1, 'other'))).toBe('exists');
      expect(await store.workflows.current()).toEqual(aWorkflow(2, 'orders'));
      expect(await store.workflows.get(1)).toEqual(aWorkflow(1));
      expect(await store.workflows.get(3)).toBeNull();
    });

    it('keeps what queues, agents and workflows may have besides, and forgets what is taken away', async () => {
      const plain = aQueue('orders');
      const queue: Queue = {
        ...plain,
        openingHours: {
          timeZone: 'Europe/Berlin',
          weekly: [{ days: ['mon'], from: '08:00', to: '24:00' }],
          holidays: [{ date: '2026-12-24', open: [{ from: '08:00', to: '12:00' }] }, { date: '2026-12-25' }],
        },
        overflow: { to: 'triage', whenClosed: true },
        autoAccept: true,
        wrapUpSeconds: 30,
      };
      await store.queues.put(queue);
      expect(await store.queues.get('orders')).toEqual({ ...queue, version: 1 });
      await store.queues.put({ ...plain, version: 1 });
      expect(await store.queues.get('orders')).toEqual({ ...plain, version: 2 });
      const agent = anAgent({ exclusions: { queues: ['orders'], customers: ['c.$1'] }, missedOffers: 2 });
      await store.agents.put(agent);
      expect(await store.agents.get('anna')).toEqual({ ...agent, version: 1 });
      const workflow: Workflow = {
        ...aWorkflow(1),
        default: {
          queue: 'triage',
          priority: 0,
          relaxation: [{ afterSeconds: 5, drop: ['a'], lower: { b: 1 } }],
        },
      };
      await store.workflows.insert(workflow);
      expect(await store.workflows.current()).toEqual(workflow);
    });

    it('finds API keys by hash and revokes them once', async () => {
      expect(await store.apiKeys.insert(aKey())).toBe('inserted');
      expect(await store.apiKeys.insert(aKey({ id: 'k2' }))).toBe('exists');
      expect(await store.apiKeys.insert(aKey({ hash: 'def' }))).toBe('exists');
      expect(await store.apiKeys.byHash('abc')).toEqual(aKey());
      expect([await store.apiKeys.revoke('k1', at(7)), await store.apiKeys.revoke('k1', at(8))]).toEqual([
        true,
        false,
      ]);
      expect(await store.apiKeys.byHash('abc')).toEqual(aKey({ revokedAt: at(7) }));
      expect(await store.apiKeys.all()).toEqual([aKey({ revokedAt: at(7) })]);
      expect(await store.apiKeys.revoke('none', at(8))).toBe(false);
      expect(await store.apiKeys.byHash('none')).toBeNull();
    });
  });
}
