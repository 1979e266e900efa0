// What the bus on Kafka does when members of a group come and go, and with records that others have written.
import { randomUUID } from 'node:crypto';
import { ConfigResourceTypes } from 'kafkajs';
import { openKafkaBus } from '../../src/adapters/kafka/open-kafka-bus.js';
import { TOPICS } from '../../src/domain/event.js';
import { type DeliveredRecord, DONE, type Subscription } from '../../src/ports/message-bus.js';
import { until } from '../e2e/harness/api.js';
import { brokers, plainKafka, removeTopics, withAdmin } from './harness/broker.js';

const TOPIC = 'weiche.inbound.chat';
const idOf = ({ partition, offset }: DeliveredRecord) => `${partition}/${offset}`;
/** A producer that asks again may have written one twice; to a group these are two records. */
const recordsIn = async (topic: string): Promise<number> => {
  const ends = await withAdmin((admin) => admin.fetchTopicOffsets(topic));
  return ends.reduce((sum, { high }) => sum + Number(high), 0);
};
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('groups on Kafka', () => {
  let prefix: string;
  const closers: (() => Promise<void>)[] = [];

  const connect = async () => {
    const bus = await openKafkaBus({ brokers: brokers(), prefix, sessionTimeoutMs: 6000, heartbeatMs: 200 });
    closers.push(() => bus.close());
    return bus;
  };

  beforeEach(() => {
    prefix = `groups-${randomUUID()}.`;
  });
  afterEach(async () => {
    await Promise.all(closers.splice(0).map((close) => close()));
    await removeTopics(prefix);
  });

  /** A group whose members count how often each record is handed out; each call takes `workMs`. */
  const countingGroup = async (workMs: () => number) => {
    const calls = new Map<string, number>();
    let batches = 0;
    const join = async (): Promise<Subscription> =>
      (await connect()).subscribe({
        topics: [TOPIC],
        group: 'counting',
        maxBatch: 10,
        maxConcurrent: 2,
        handle: async (records) => {
          batches += 1;
          for (const record of records) calls.set(idOf(record), (calls.get(idOf(record)) ?? 0) + 1);
          await wait(workMs());
          return records.map(() => DONE);
        },
      });
    const doubled = () => [...calls.values()].filter((count) => count > 1).length;
    return { join, calls, doubled, batches: () => batches };
  };

  it('hands out no record twice while a member stops and starts under load', async () => {
    const STOPS = 6;
    const group = await countingGroup(() => 2 + Math.random() * 20);
    const bus = await connect();
    let published = 0;
    let isFlowing = true;
    await group.join();
    let second = await group.join();
    const flow = (async () => {
      while (isFlowing) {
        const keys = Array.from({ length: 20 }, (_, index) => `${published + index}`);
        await bus.publish(keys.map((key) => ({ topic: TOPIC, key, value: Buffer.from(key) })));
        published += keys.length;
        await wait(10);
      }
    })();
    for (let stop = 0; stop < STOPS; stop++) {
      await wait(300 + Math.random() * 300);
      await second.close();
      await wait(Math.random() * 300);
      second = await group.join();
    }
    isFlowing = false;
    await flow;
    const total = await until('every record', async () => {
      const records = await recordsIn(`${prefix}${TOPIC}`);
      return group.calls.size === records ? records : null;
    });
    console.log(
      `${STOPS} stops and starts of one member of two: published ${published}, handed out ${group.calls.size} in ${group.batches()} calls, twice ${group.doubled()}`,
    );
    expect({ handed: group.calls.size, doubled: group.doubled() }).toEqual({ handed: total, doubled: 0 });
  }, 120_000);

  it('hands out no record twice when members join and leave in the middle of slow batches', async () => {
    const group = await countingGroup(() => 1500);
    const bus = await connect();
    const first = await group.join();
    const records = Array.from({ length: 240 }, (_, index) => ({
      topic: TOPIC,
      key: `${index}`,
      value: Buffer.from('x'),
    }));
    await bus.publish(records);
    await until('work in hand', async () => (group.batches() > 0 ? true : null));
    const second = await group.join();
    await until('work for the second', async () => (group.batches() > 8 ? true : null));
    await first.close();
    await until('every record', async () => (group.calls.size >= records.length ? true : null), 60_000);
    await second.close();
    expect(group.doubled()).toBe(0);
    // everything is committed
    const lag = await bus.lag('counting');
    expect(lag.reduce((sum, one) => sum + one.lag, 0)).toBe(0);
  }, 120_000);

  it('lays records aside with the headers that others gave them, however odd', async () => {
    const bus = await connect();
    await bus.publish([{ topic: TOPIC, key: 'first', value: Buffer.from('x') }]);
    const producer = plainKafka().producer();
    await producer.connect();
    const odd = {
      key: Buffer.from([0xff, 0x00]),
      value: Buffer.from([0x80, 0xff]),
      headers: { twice: ['one', 'two'], bytes: Buffer.from([0xff, 0xfe]), empty: '' },
    };
    await producer.send({ topic: `${prefix}${TOPIC}`, messages: [odd] });
    await producer.disconnect();
    await bus.subscribe({
      topics: [TOPIC],
      group: 'g',
      handle: async (records) =>
        records.map(({ key }) =>
          key === 'first' ? DONE : { kind: 'dead-letter', code: 'odd', reason: 'as it is' },
        ),
    });
    const consumer = plainKafka().consumer({ groupId: `${prefix}reader`, maxWaitTimeInMs: 100 });
    closers.unshift(() => consumer.disconnect());
    const letters = `${prefix}${TOPICS.deadLetters}`;
    await until('the topic', () =>
      withAdmin(async (admin) => ((await admin.listTopics()).includes(letters) ? true : null)),
    );
    await consumer.connect();
    await consumer.subscribe({ topics: [letters], fromBeginning: true });
    const found: unknown[] = [];
    await consumer.run({ eachMessage: async ({ message }) => void found.push(message) });
    await until('the letter', async () => (found.length > 0 ? true : null));
    expect(found[0]).toMatchObject({
      key: odd.key,
      value: odd.value,
      headers: {
        twice: [Buffer.from('one'), Buffer.from('two')],
        bytes: odd.headers.bytes,
        empty: Buffer.from(''),
        'weiche-error-code': Buffer.from('odd'),
        'weiche-original-topic': Buffer.from(TOPIC),
      },
    });
  }, 60_000);

  it('creates topics that last, and names those that it may not create', async () => {
    const bus = await connect();
    await bus.ensureTopics([TOPIC, TOPICS.deadLetters]);
    const daysOf = async (topic: string) =>
      withAdmin(async (admin) => {
        const { resources } = await admin.describeConfigs({
          includeSynonyms: false,
          resources: [
            { type: ConfigResourceTypes.TOPIC, name: `${prefix}${topic}`, configNames: ['retention.ms'] },
          ],
        });
        return Number(resources[0]?.configEntries[0]?.configValue) / 86_400_000;
      });
    expect([await daysOf(TOPIC), await daysOf(TOPICS.deadLetters)]).toEqual([7, 30]);
    const { topics } = await withAdmin((admin) =>
      admin.fetchTopicMetadata({ topics: [`${prefix}${TOPIC}`] }),
    );
    expect(topics[0]?.partitions).toHaveLength(8);

    const modest = await openKafkaBus({ brokers: brokers(), prefix, createTopics: false });
    closers.push(() => modest.close());
    await modest.ensureTopics([TOPIC]);
    await expect(modest.ensureTopics([TOPIC, TOPICS.replies])).rejects.toMatchObject({
      code: 'not-set-up',
      message: expect.stringContaining(`Kafka lacks the topics ${prefix}${TOPICS.replies}, `),
    });
  }, 60_000);
});
