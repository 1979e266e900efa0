import { TOPICS } from '../domain/event.js';
import { type BusRecord, DEAD_LETTER_HEADERS, type DeliveredRecord, DONE } from '../ports/message-bus.js';
import type { ServiceContext } from './service-context.js';

/** A record that could not be handled, as it lies among the dead letters. */
export interface DeadLetter {
  /** `partition-offset` among the dead letters. */
  readonly id: string;
  readonly publishedAt: Date;
  readonly code: string;
  readonly reason: string;
  /** Where it was when it could not be handled; null when somebody else's program put it here. */
  readonly origin: { readonly topic: string; readonly partition: string; readonly offset: string } | null;
  /** The letter that it is the replay of; null when it was not replayed. */
  readonly replayOf: string | null;
  readonly key: string;
  /** Its own, without those that were added for the dead letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Uint8Array;
}

type DeadLetterContext = Pick<ServiceContext, 'bus' | 'ids'>;

/** On a record that was replayed: the id of the dead letter that it was. */
export const REPLAY_HEADER = 'weiche-replay-of';
const REPLAY_GROUP = 'weiche-dead-letter-replay';
const ADDED: ReadonlySet<string> = new Set([...Object.values(DEAD_LETTER_HEADERS), REPLAY_HEADER]);
const POLL_MS = 25;

/** Calls back for each dead letter that is kept, in order within a partition; changes nothing. */
export async function eachDeadLetter(
  context: DeadLetterContext,
  look: (letter: DeadLetter) => void,
): Promise<void> {
  const group = `dead-letters-${context.ids.next()}`;
  try {
    await readAll(context, { group, maxBatch: 200 }, async (record) => look(deadLetterFrom(record)));
  } finally {
    await context.bus.forgetGroup(group);
  }
}

/**
 * Publishes a dead letter where it was, with its own bytes and headers and one that tells which letter it was.
 * Returns false, and does nothing, when it is not known where it was.
 */
export async function replayDeadLetter(
  { bus }: Pick<ServiceContext, 'bus'>,
  letter: DeadLetter,
): Promise<boolean> {
  const record = replayOf(letter);
  if (record === null) return false;
  await bus.publish([record]);
  return true;
}

export interface ReplayCounts {
  readonly replayed: number;
  /** Not replayed, since they have failed a replay already, or since it is not known where they were. */
  readonly left: number;
}

/**
 * Replays the dead letters that no earlier call has dealt with. One that has failed its replay is left, so that what
 * can never be handled does not go round for ever. Killed in between, the next call goes on; the letter in hand may
 * then be published twice, as any record may.
 */
export async function replayNewDeadLetters(context: DeadLetterContext): Promise<ReplayCounts> {
  let replayed = 0;
  let left = 0;
  // each is committed by itself: a failure repeats no other
  await readAll(context, { group: REPLAY_GROUP, maxBatch: 1 }, async (record) => {
    const letter = deadLetterFrom(record);
    if (letter.replayOf === null && (await replayDeadLetter(context, letter))) replayed += 1;
    else left += 1;
  });
  return { replayed, left };
}

/** What the group has not seen yet; one that `work` throws for is kept for the next time, and ends the reading. */
async function readAll(
  { bus }: Pick<ServiceContext, 'bus'>,
  { group, maxBatch }: { readonly group: string; readonly maxBatch: number },
  work: (record: DeliveredRecord) => Promise<void>,
): Promise<void> {
  let failure: { readonly error: unknown } | null = null;
  const subscription = await bus.subscribe({
    topics: [TOPICS.deadLetters],
    group,
    maxBatch,
    handle: async (records) => {
      for (const record of records) await work(record);
      return records.map(() => DONE);
    },
    onError: (error) => {
      failure ??= { error };
    },
  });
  const isDone = async () => failure !== null || (await bus.lag(group)).every(({ lag }) => lag === 0);
  try {
    while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  } finally {
    await subscription.close();
  }
  if (failure !== null) throw (failure as { readonly error: unknown }).error;
}

function deadLetterFrom({
  key,
  value,
  headers,
  partition,
  offset,
  publishedAt,
}: DeliveredRecord): DeadLetter {
  const of = (name: string): string | null => (Object.hasOwn(headers, name) ? (headers[name] ?? null) : null);
  const topic = of(DEAD_LETTER_HEADERS.topic);
  return {
    id: `${partition}-${offset}`,
    publishedAt,
    code: of(DEAD_LETTER_HEADERS.code) ?? '',
    reason: of(DEAD_LETTER_HEADERS.reason) ?? '',
    origin:
      topic === null
        ? null
        : {
            topic,
            partition: of(DEAD_LETTER_HEADERS.partition) ?? '',
            offset: of(DEAD_LETTER_HEADERS.offset) ?? '',
          },
    replayOf: of(REPLAY_HEADER),
    key,
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !ADDED.has(name))),
    value,
  };
}

/** Only to a topic that messages come in on: a header may claim anything. */
const REPLAYABLE: ReadonlySet<string> = new Set([
  TOPICS.inboundEmail,
  TOPICS.inboundWebForm,
  TOPICS.inboundChat,
  TOPICS.messages,
]);

function replayOf({ id, key, value, headers, origin }: DeadLetter): BusRecord | null {
  if (origin === null || !REPLAYABLE.has(origin.topic)) return null;
  return { topic: origin.topic, key, value, headers: { ...headers, [REPLAY_HEADER]: id } };
}
