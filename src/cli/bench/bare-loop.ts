import { bareConsume } from '../../adapters/kafka/bare-consume.js';
import { openBareCollection } from '../../adapters/mongodb/bare-collection.js';
import { openSqliteStore } from '../../adapters/sqlite/open-sqlite-store.js';
import { systemClock } from '../../adapters/system/system-clock.js';
import type { Configuration } from '../../app/configuration.js';
import { openBus } from '../../app/open-bus.js';
import { TOPICS } from '../../domain/event.js';
import type { Message } from '../../domain/message.js';
import { DONE } from '../../ports/message-bus.js';
import { connection } from './bench-place.js';
import { benchRecords, publishAll } from './bench-records.js';

type Fields = Readonly<Record<string, string>>;
type Insert = (documents: readonly Fields[]) => Promise<void>;
const GROUP = 'bare';

/**
 * Consume, parse JSON, insert: what any pipeline on this bus and store must do at least. On Kafka and MongoDB it is
 * the plain drivers' `eachBatch` and `insertMany`. The records lie on the bus before it begins; messages a second from
 * the moment when `warmUp` are handled.
 */
export async function bareLoop(
  configuration: Configuration,
  {
    texts,
    count,
    warmUp,
  }: { readonly texts: readonly string[]; readonly count: number; readonly warmUp: number },
): Promise<number> {
  const bus = await openBus(configuration, { clock: systemClock });
  const store = await openInsert(configuration);
  try {
    await publishAll(bus, benchRecords(texts, { name: 'bare', count }));
    let handled = 0;
    let warm = { at: performance.now(), handled: 0 };
    let stop: () => Promise<void> = () => Promise.resolve();
    await new Promise<void>((resolve, reject) => {
      const handle = async (values: readonly Uint8Array[]) => {
        await store.insert(values.map((value) => JSON.parse(Buffer.from(value).toString()) as Fields));
        handled += values.length;
        if (warm.handled === 0 && handled >= warmUp) warm = { at: performance.now(), handled };
        if (handled >= count) resolve();
      };
      const consuming =
        configuration.kafka === null
          ? bus
              .subscribe({
                topics: [TOPICS.inboundWebForm],
                group: GROUP,
                handle: async (batch) => {
                  await handle(batch.map(({ value }) => value));
                  return batch.map(() => DONE);
                },
                onError: reject,
              })
              .then((subscription) => () => subscription.close())
          : bareConsume(connection(configuration), { topic: TOPICS.inboundWebForm, group: GROUP, handle });
      consuming.then((close) => {
        stop = close;
      }, reject);
    });
    const perSecond = ((count - warm.handled) / (performance.now() - warm.at)) * 1000;
    await stop();
    return perSecond;
  } finally {
    await store.close();
    await bus.close();
  }
}

async function openInsert({
  mongodbUri,
  dataDir,
}: Configuration): Promise<{ insert: Insert; close: () => Promise<void> }> {
  if (mongodbUri !== null) {
    const collection = await openBareCollection(mongodbUri);
    return { insert: (documents) => collection.insertMany(documents), close: () => collection.close() };
  }
  const store = openSqliteStore({ dir: dataDir });
  return {
    insert: async (documents) =>
      void (await store.messages.insertMany(
        documents.map(({ id = '', from = '', text = '' }) => ({
          document: { ...EMPTY, id, from, text, newText: text },
        })),
      )),
    close: () => store.close(),
  };
}

const EMPTY: Message = {
  id: '',
  version: 1,
  channel: 'web-form',
  receivedAt: new Date(0),
  from: '',
  to: [],
  subject: null,
  text: '',
  newText: '',
  quotedText: '',
  signature: '',
  language: 'und',
  fields: {},
  attachments: [],
  customerId: null,
  externalConversationId: null,
  conversationId: null,
  internetMessageId: null,
  inReplyTo: null,
  references: [],
  automaticKind: null,
  defects: [],
  outcome: { kind: 'received' },
  fingerprint: '',
};
