// What the MongoDB store promises beyond the contract of every store: how documents lie in the database, what a start
// verifies, and what holds when several connections write together.
import { openMongoStore } from '../../src/adapters/mongodb/open-mongo-store.js';
import { type Migration, migrate } from '../../src/adapters/mongodb/schema/migrate.js';
import { MIGRATIONS } from '../../src/adapters/mongodb/schema/migrations.js';
import type { StoredDocument } from '../../src/adapters/mongodb/store/store-connection.js';
import { ticketFence } from '../../src/adapters/mongodb/store/ticket-fence.js';
import { systemClock } from '../../src/adapters/system/system-clock.js';
import type { Ticket } from '../../src/domain/ticket.js';
import { StorageError } from '../../src/ports/storage-error.js';
import type { Store } from '../../src/ports/store.js';
import { aConversation, aMessage, anEvent, at } from '../contract/store/documents.js';
import { aTicket } from '../fixtures/domain/a-ticket.js';
import { dropDatabase, mongoUri, newDatabaseName, withClient } from './harness/mongodb-database.js';

const numbered = (number: number): Ticket =>
  aTicket({ id: `t${number}`, messageIds: [`m${number}`], createdAt: at(number) });

describe('a store in MongoDB', () => {
  let database: string;
  let opened: Store[];
  const open = async (): Promise<Store> => {
    const store = await openMongoStore({ uri: mongoUri(), database, clock: systemClock });
    opened.push(store);
    return store;
  };
  const refusal = (): Promise<unknown> => open().catch((error: unknown) => error);
  const collection = <R>(name: string, work: (documents: ReturnType<typeof of>) => Promise<R>): Promise<R> =>
    withClient((client) => work(of(client, name)));
  const of = (client: Parameters<Parameters<typeof withClient>[0]>[0], name: string) =>
    client.db(database).collection<{ _id: string | number; [field: string]: unknown }>(name);

  beforeEach(() => {
    database = newDatabaseName();
    opened = [];
  });
  afterEach(async () => {
    await Promise.all(opened.map((store) => store.close()));
    await dropDatabase(database);
  });

  describe('keeps documents', () => {
    it('as people read them, with their events inside until they are published', async () => {
      const store = await open();
      await store.tickets.insertMany([{ document: aTicket(), events: [anEvent('e1')] }]);
      const stored = await collection('tickets', (tickets) => tickets.findOne({ _id: 't1' }));
      expect(stored).toMatchObject({
        state: 'pending',
        createdAt: aTicket().createdAt,
        firstMessageId: 'm1',
      });
      expect(stored?.['outbox']).toEqual([anEvent('e1')]);
      await store.outbox.markPublished(await store.outbox.unpublished(10));
      const after = await collection('tickets', (tickets) => tickets.findOne({ _id: 't1' }));
      expect(after).not.toHaveProperty('outbox');
    });

    it('and takes away a field that a new version lacks', async () => {
      const store = await open();
      await store.messages.insertMany([{ document: aMessage({ fromName: 'Karin' }) }]);
      expect(await store.messages.update(aMessage())).toBe('updated');
      expect(await store.messages.get('m1')).toEqual(aMessage({ version: 2 }));
    });

    it('with events in the order of their writing, where the clock of another instance is behind', async () => {
      const store = await open();
      await store.tickets.insertMany([{ document: numbered(1), events: [anEvent('e5')] }]);
      await store.tickets.update(numbered(1), { events: [anEvent('e2')] });
      await store.tickets.insertMany([{ document: numbered(2), events: [anEvent('e7')] }]);
      await store.conversations.insertMany([{ document: aConversation(), events: [anEvent('e1')] }]);
      const order = (await store.outbox.unpublished(10)).map(({ event }) => event.id);
      expect(order).toEqual(['e1', 'e5', 'e2', 'e7']);
    });
  });

  describe('at the start', () => {
    it('has migrations numbered from 1 without gaps', () => {
      expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, index) => index + 1));
    });

    it.each([1, 2, 3, 4, 5])('lets several instances begin on an empty database, time %i', async () => {
      const stores = await Promise.all([open(), open(), open(), open()]);
      const outcomes = await Promise.all(
        stores.map((store) => store.tickets.insertMany([{ document: numbered(1) }])),
      );
      expect(outcomes.flat().sort()).toEqual(['exists', 'exists', 'exists', 'inserted']);
      const applied = await collection('weiche_migrations', (all) => all.find().sort({ _id: 1 }).toArray());
      expect(applied.map(({ _id, name }) => [_id, name])).toEqual([
        [0, 'begun'],
        [1, 'collections'],
      ]);
    });

    it('runs each migration once in its order, and again one that was broken off, with several at once', async () => {
      await open();
      const runs: number[] = [];
      let isBroken = true;
      const step = (number: number): Migration => ({
        number,
        name: `step ${number}`,
        async run(db) {
          runs.push(number);
          await db
            .collection<{ _id: number }>('feedback')
            .insertOne({ _id: number })
            .catch(() => {});
          if (number === 3 && isBroken) throw new Error('killed');
        },
      });
      const migrations = [1, 2, 3, 4].map(step);
      await withClient(async (client) => {
        const bring = () => migrate(client.db(database), { migrations, now: () => new Date() });
        await expect(bring()).rejects.toThrow('killed');
        isBroken = false;
        expect(runs.splice(0)).toEqual([2, 3]);
        await Promise.all([bring(), bring(), bring()]);
        expect(new Set(runs.splice(0))).toEqual(new Set([3, 4]));
        await bring();
        expect(runs).toEqual([]);
      });
      const applied = await collection('weiche_migrations', (all) => all.find().sort({ _id: 1 }).toArray());
      expect(applied.map(({ _id }) => _id)).toEqual([0, 1, 2, 3, 4]);
      // and now this program is the older one
      expect(await refusal()).toMatchObject({ code: 'schema-newer' });
    });

    it('goes on where a start was killed in the middle', async () => {
      await collection('weiche_migrations', (all) =>
        all.insertOne({ _id: 0, name: 'begun', appliedAt: new Date() }),
      );
      await withClient((client) => client.db(database).createCollection('tickets'));
      const store = await open();
      expect(await store.tickets.insertMany([{ document: numbered(1) }])).toEqual(['inserted']);
    });

    it('refuses data of a newer program', async () => {
      await open();
      await collection('weiche_migrations', (all) => all.insertOne({ _id: 99, name: 'from the future' }));
      expect(await refusal()).toMatchObject({ code: 'schema-newer', message: expect.stringContaining('99') });
    });

    it('refuses a database that holds something else, and leaves it as it was', async () => {
      await collection('customers', (customers) => customers.insertOne({ _id: 'somebody' }));
      expect(await refusal()).toMatchObject({ code: 'foreign', message: expect.stringContaining(database) });
      const names = await withClient((client) => client.db(database).listCollections().toArray());
      expect(names.map(({ name }) => name)).toEqual(['customers']);
    });

    it('refuses an index that is other than it should be, naming it', async () => {
      await collection('weiche_migrations', (all) => all.insertOne({ _id: 0, name: 'begun' }));
      // unique, but not sparse: the second ticket without a message would be taken for the first
      await collection('tickets', (tickets) => tickets.createIndex({ firstMessageId: 1 }, { unique: true }));
      expect(await refusal()).toMatchObject({
        code: 'foreign',
        message: expect.stringMatching(/firstMessageId_1 .*tickets/),
      });
    });

    it('makes an index again that somebody has dropped', async () => {
      await open();
      await collection('tickets', (tickets) => tickets.dropIndex('firstMessageId_1'));
      const store = await open();
      const outcomes = await store.tickets.insertMany([
        { document: numbered(1) },
        { document: aTicket({ id: 't2', messageIds: ['m1'] }) },
      ]);
      expect(outcomes).toEqual(['inserted', 'exists']);
      const indexes = await collection('tickets', (tickets) => tickets.indexes());
      expect(indexes).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ key: { firstMessageId: 1 }, unique: true, sparse: true }),
          expect.objectContaining({ key: { 'outbox.id': 1 }, sparse: true }),
        ]),
      );
    });
  });

  describe('with several connections', () => {
    it('has one winner for each version, however many write at once', async () => {
      const stores = await Promise.all([open(), open(), open()]);
      await stores[0]?.tickets.insertMany(
        Array.from({ length: 40 }, (_, number) => ({ document: numbered(number) })),
      );
      const documents = Array.from({ length: 40 }, (_, number) => ({ document: numbered(number) }));
      // bulks that overlap, so that whoever comes later finds a part only
      const outcomes = await Promise.all(
        stores.map((store, index) => store.tickets.updateMany(documents.slice(index * 10, 20 + index * 10))),
      );
      expect(outcomes.flat().filter((outcome) => outcome === 'updated')).toHaveLength(40);
    });

    it('refuses a former leader that was paused between its look at the floor and its write', async () => {
      const store = await open();
      await store.tickets.insertMany([{ document: numbered(1) }]);
      await withClient(async (client) => {
        const db = client.db(database);
        const fence = ticketFence({
          db,
          collection: (name) => db.collection(name),
          announceEvents: () => {},
          newWriteId: () => 'w',
        });
        const guard = await fence.guard(1);
        await store.tickets.fence(2);
        const { matchedCount } = await db
          .collection<StoredDocument>('tickets')
          .updateOne({ version: 1, ...guard?.condition }, { $set: { version: 2, ...guard?.set } });
        expect(matchedCount).toBe(0);
      });
      expect(await store.tickets.get('t1')).toMatchObject({ version: 1, fencingToken: 2 });
    });

    it('never lets a former leader write what the new one does not see', async () => {
      const [former, next, intake] = await Promise.all([open(), open(), open()]);
      let number = 0;
      const arrive = () => intake.tickets.insertMany([{ document: numbered(number++) }]);
      for (let n = 0; n < 10; n++) await arrive();
      let isOver = false;
      const openTickets = async (store: Store) => (await store.tickets.open({ limit: 200 })).items;
      const lead = async (store: Store, token: number): Promise<void> => {
        while (!isOver) {
          const tickets = await openTickets(store);
          // one by one, so that many are between their look at the floor and their write when the fence comes
          await Promise.all(tickets.map((ticket) => store.tickets.update(ticket, { fencingToken: token })));
        }
      };
      const arriving = (async () => {
        while (!isOver) await arrive();
      })();
      const leading = lead(former, 1);
      for (let token = 2; token < 8; token++) {
        await next.tickets.fence(token);
        const seen = new Map((await openTickets(next)).map(({ id, version }) => [id, version]));
        await new Promise((resolve) => setTimeout(resolve, 30));
        for (const ticket of await openTickets(next)) {
          // nobody but the former leader changes tickets here: what was seen stays, what came later is untouched
          expect([ticket.id, ticket.version]).toEqual([ticket.id, seen.get(ticket.id) ?? 1]);
        }
      }
      isOver = true;
      await Promise.all([arriving, leading]);
    });
  });

  describe('keeps large files', () => {
    const bytes = new Uint8Array(9_000_000).map((_, index) => (index * 31) & 0xff);

    it('also when a first try was killed before it was complete', async () => {
      const store = await open();
      await store.blobs.put('raw/m1', bytes, 'message/rfc822');
      // as it lies there after a kill: chunks, the last one missing, and nothing that refers to them
      await collection('blobs', (blobs) => blobs.deleteMany({}));
      await collection('chunks', async (chunks) => {
        const last = await chunks.findOne({}, { projection: { _id: 1 }, sort: { _id: -1 } });
        await chunks.deleteOne({ _id: last?._id ?? '' });
      });
      expect(await store.blobs.get('raw/m1')).toBeNull();
      await store.blobs.put('raw/m1', bytes, 'message/rfc822');
      expect(Buffer.compare((await store.blobs.get('raw/m1'))?.bytes ?? new Uint8Array(), bytes)).toBe(0);
      expect(await collection('chunks', (chunks) => chunks.countDocuments())).toBe(3);
    });

    it('and removes a model with all its chunks', async () => {
      const store = await open();
      await store.modelFiles.put('model-1', { 'weights.bin': bytes });
      await store.modelFiles.remove('model-1');
      expect(await collection('chunks', (chunks) => chunks.countDocuments())).toBe(0);
    });

    it('and says so when one is damaged', async () => {
      const store = await open();
      await store.modelFiles.put('model-1', { 'weights.bin': bytes });
      await collection('chunks', (chunks) => chunks.deleteOne({}));
      await expect(store.modelFiles.get('model-1')).rejects.toMatchObject({
        code: 'corrupt',
        retryable: false,
      });
    });
  });

  it('says that it is closed', async () => {
    const store = await open();
    await store.close();
    const error = await store.check().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StorageError);
    expect(error).toMatchObject({ code: 'closed', retryable: false });
  });
});
