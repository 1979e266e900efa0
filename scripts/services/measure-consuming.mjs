// What consuming costs on the broker in KAFKA_BROKERS: records per second of a subscription whose handler does nothing
// (or waits), beside the driver alone with one commit for each fetched batch.
//   node scripts/services/measure-consuming.mjs [records] [milliseconds each call of the handler waits] [partitions at once]
// WEICHE_DIST names another build than dist, for a comparison.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Kafka, logLevel } from 'kafkajs';

const dist = process.env.WEICHE_DIST ?? 'dist';
const { openKafkaBus } = await import(pathToFileURL(join(dist, 'adapters/kafka/open-kafka-bus.js')).href);
const RECORDS = Number(process.argv[2] ?? 50_000);
const WAIT_MS = Number(process.argv[3] ?? 0);
const CONCURRENCY = Number(process.argv[4] ?? 1);
const brokers = (process.env.KAFKA_BROKERS ?? '').split(',');
const prefix = `measure-${randomUUID()}.`;
const topic = 'weiche.inbound.chat';

const bus = await openKafkaBus({ brokers, prefix });
const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
const value = Buffer.alloc(300, 'x');
for (let n = 0; n < RECORDS; n += 2000) {
  const records = Array.from({ length: Math.min(2000, RECORDS - n) }, (_, i) => ({
    topic,
    key: `customer-${n + i}`,
    value,
  }));
  await bus.publish(records);
}

const wait = () => (WAIT_MS === 0 ? undefined : new Promise((resolve) => setTimeout(resolve, WAIT_MS)));

/** Resolves to seconds from the first record to the last, and the calls that it took. */
async function measure(start) {
  let begun = 0;
  let calls = 0;
  let seen = 0;
  let close;
  await new Promise((resolve, reject) => {
    const took = (count) => {
      begun ||= performance.now();
      calls += 1;
      seen += count;
      if (seen >= RECORDS) resolve();
    };
    start(took).then((stop) => {
      close = stop;
    }, reject);
  });
  const seconds = (performance.now() - begun) / 1000;
  while (close === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
  await close();
  return { recordsPerSecond: Math.round(RECORDS / seconds), recordsPerCall: Math.round(RECORDS / calls) };
}

const plain = async (took) => {
  const consumer = kafka.consumer({ groupId: `${prefix}${randomUUID()}`, maxWaitTimeInMs: 200 });
  await consumer.connect();
  await consumer.subscribe({ topics: [`${prefix}${topic}`], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch, resolveOffset, commitOffsetsIfNecessary }) => {
      await wait();
      resolveOffset(batch.lastOffset());
      const offset = String(BigInt(batch.lastOffset()) + 1n);
      await commitOffsetsIfNecessary({
        topics: [{ topic: batch.topic, partitions: [{ partition: batch.partition, offset }] }],
      });
      took(batch.messages.length);
    },
  });
  return () => consumer.disconnect();
};

const ours = async (took) => {
  const subscription = await bus.subscribe({
    topics: [topic],
    group: randomUUID(),
    maxConcurrent: CONCURRENCY,
    handle: async (records) => {
      await wait();
      took(records.length);
      return records.map(() => ({ kind: 'done' }));
    },
  });
  return () => subscription.close();
};

try {
  for (let run = 1; run <= 3; run++) {
    console.log(JSON.stringify({ run, driver: await measure(plain), subscription: await measure(ours) }));
  }
} finally {
  const admin = kafka.admin();
  await admin.connect();
  await admin.deleteTopics({ topics: (await admin.listTopics()).filter((name) => name.startsWith(prefix)) });
  await admin.disconnect();
  await bus.close();
}
