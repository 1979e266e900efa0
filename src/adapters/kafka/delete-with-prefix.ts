import { connectKafka } from './connect-kafka.js';
import type { KafkaBusOptions } from './kafka-options.js';

/** Deletes all topics and groups whose names begin with the prefix: what a measurement has left behind. */
export async function deleteWithPrefix(
  options: KafkaBusOptions & { readonly prefix: string },
): Promise<void> {
  const { prefix } = options;
  if (prefix === '') throw new Error('without a prefix everything would be deleted');
  const admin = connectKafka(options).kafka.admin();
  await admin.connect();
  try {
    const groups = (await admin.listGroups()).groups.map(({ groupId }) => groupId);
    const ours = groups.filter((groupId) => groupId.startsWith(prefix));
    if (ours.length > 0) await admin.deleteGroups(ours);
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
    if (topics.length > 0) await admin.deleteTopics({ topics });
  } finally {
    await admin.disconnect();
  }
}
