import { type Admin, Kafka, logLevel } from 'kafkajs';

/** Where scripts/test-services.mjs has started a broker. */
export function brokers(): readonly string[] {
  const list = process.env['KAFKA_BROKERS'] ?? '';
  if (list === '') throw new Error('KAFKA_BROKERS is not set: run `npm run test:services`');
  return list.split(',');
}

/** The driver itself, as some other program in the company uses it. */
export function plainKafka(list: readonly string[] = brokers()): Kafka {
  return new Kafka({ brokers: [...list], clientId: 'test', logLevel: logLevel.NOTHING });
}

export async function withAdmin<R>(work: (admin: Admin) => Promise<R>): Promise<R> {
  const admin = plainKafka().admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

/** Deletes the topics that a test has made. */
export async function removeTopics(prefix: string): Promise<void> {
  await withAdmin(async (admin) => {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
    if (topics.length > 0) await admin.deleteTopics({ topics });
  });
}
