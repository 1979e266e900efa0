import { connectKafka } from './connect-kafka.js';
import type { KafkaBusOptions } from './kafka-options.js';

/**
 * The plainest use of the driver, as a yardstick for the bus: every batch that it fetches goes to `handle`, values only,
 * and its offsets are committed as the driver does by itself. Returns how to stop it.
 */
export async function bareConsume(
  options: KafkaBusOptions,
  { topic, group, handle }: { topic: string; group: string; handle: (values: Buffer[]) => Promise<void> },
): Promise<() => Promise<void>> {
  const { prefix = '' } = options;
  const consumer = connectKafka(options).kafka.consumer({
    groupId: `${prefix}${group}`,
    maxWaitTimeInMs: 200,
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [`${prefix}${topic}`], fromBeginning: true });
  await consumer.run({
    eachBatch: ({ batch }) => handle(batch.messages.flatMap(({ value }) => value ?? [])),
  });
  return () => consumer.disconnect();
}
