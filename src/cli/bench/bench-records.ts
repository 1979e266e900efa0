import { TOPICS } from '../../domain/event.js';
import type { BusRecord, MessageBus } from '../../ports/message-bus.js';

const PUBLISH_BATCH = 500;

/** Forms, each of another customer; the id of each is its key. Texts are taken in turn. */
export function benchRecords(
  texts: readonly string[],
  { name, count, first = 0 }: { readonly name: string; readonly count: number; readonly first?: number },
): readonly BusRecord[] {
  return Array.from({ length: count }, (_, position) => {
    const index = first + position;
    const id = `${name}-${index}`;
    const text = `${texts[index % texts.length]} (${index})`;
    const value = Buffer.from(JSON.stringify({ id, from: `${id}@kunde.example`, text }));
    return { topic: TOPICS.inboundWebForm, key: id, value };
  });
}

export async function publishAll(bus: MessageBus, records: readonly BusRecord[]): Promise<void> {
  for (let from = 0; from < records.length; from += PUBLISH_BATCH)
    await bus.publish(records.slice(from, from + PUBLISH_BATCH));
}
