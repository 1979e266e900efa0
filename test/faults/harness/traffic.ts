import { TOPICS } from '../../../src/domain/event.js';
import type { BusRecord, MessageBus } from '../../../src/ports/message-bus.js';
import type { Call } from '../../e2e/harness/api.js';

/** What was sent, and of that what was taken: only that is promised. */
export interface Traffic {
  readonly accepted: Set<string>;
  /** Records that are no messages. */
  poison: number;
  /** Sends that were refused or broke off. */
  refused: number;
}

const TEXTS = [
  'wo ist mein paket, sendung kommt nicht an',
  'Bitte schicken Sie mir die Rechnung noch einmal.',
  'Internet geht seit heute Morgen nicht mehr, Router blinkt rot.',
  'I forgot my password and cannot log in any more',
];
/** One record in so many is no message. */
const POISON_EVERY = 100;
/** One message in so many comes a second time. */
const TWICE_EVERY = 5;

export const newTraffic = (): Traffic => ({ accepted: new Set(), poison: 0, refused: 0 });

const messageOf = (id: string, n: number) => ({
  id,
  from: `${id}@kunde.example`,
  text: `${TEXTS[n % TEXTS.length]} ${id}`,
});

/** Publishes messages in small batches, out of order, some of them twice, poison among them. */
export async function publishTraffic(
  traffic: Traffic,
  bus: Pick<MessageBus, 'publish'>,
  { name, count, random }: { readonly name: string; readonly count: number; readonly random: () => number },
): Promise<void> {
  const numbers = Array.from({ length: count }, (_, n) => n).sort(() => random() - 0.5);
  for (let from = 0; from < count; from += 10) {
    const batch = numbers.slice(from, from + 10);
    const records = batch.flatMap((n): BusRecord[] => {
      const id = `${name}-${n}`;
      if (n % POISON_EVERY === POISON_EVERY - 1) {
        return [{ topic: TOPICS.inboundChat, key: id, value: Buffer.from(`{"id": "${id}", broken`) }];
      }
      const record = {
        topic: TOPICS.inboundWebForm,
        key: id,
        value: Buffer.from(JSON.stringify(messageOf(id, n))),
      };
      return n % TWICE_EVERY === 0 ? [record, record] : [record];
    });
    try {
      await bus.publish(records);
      for (const { topic, key } of records) {
        if (topic === TOPICS.inboundChat) traffic.poison++;
        else traffic.accepted.add(key);
      }
    } catch {
      traffic.refused += records.length;
    }
  }
}

/** Sends messages over HTTP, one after the other; only what was answered with 202 was taken. */
export async function postTraffic(
  traffic: Traffic,
  call: Call,
  { name, count }: { readonly name: string; readonly count: number },
): Promise<void> {
  for (let n = 0; n < count; n++) {
    const id = `${name}-${n}`;
    const answer = await call('POST', '/v1/messages', { channel: 'chat', ...messageOf(id, n) }).catch(
      () => null,
    );
    if (answer?.status === 202) traffic.accepted.add(id);
    else traffic.refused++;
  }
}
