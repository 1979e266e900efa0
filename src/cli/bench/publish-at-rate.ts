import type { MessageBus } from '../../ports/message-bus.js';
import { benchRecords } from './bench-records.js';
import type { ReservationWatch } from './watch-reservations.js';

const PACE_MS = 5;

/** Publishes at a steady rate: what is due goes out together, as a producer's client would send it. */
export async function publishAtRate(
  bus: MessageBus,
  watch: ReservationWatch,
  {
    texts,
    name,
    rate,
    seconds,
    onProgress = () => undefined,
  }: {
    readonly texts: readonly string[];
    readonly name: string;
    /** Messages a second. */
    readonly rate: number;
    readonly seconds: number;
    /** 0..1 */
    readonly onProgress?: (share: number) => void;
  },
): Promise<number> {
  const count = Math.floor(rate * seconds);
  const begun = performance.now();
  for (let sent = 0; sent < count; ) {
    const due = Math.min(count, Math.floor(((performance.now() - begun) * rate) / 1000) + 1);
    const batch = benchRecords(texts, { name, count: due - sent, first: sent });
    for (const { key } of batch) watch.published(key);
    if (batch.length > 0) await bus.publish(batch);
    sent = due;
    onProgress(sent / count);
    await new Promise((resolve) => setTimeout(resolve, PACE_MS));
  }
  return count;
}
