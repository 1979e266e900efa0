const PAUSES_MS = [50, 100, 200, 400, 800, 1000, 1000];

/**
 * Tries again what the driver itself gives up at once: an admin call while a broker starts, loads a group or has just
 * closed its connections. Rejects with the last error after about three and a half seconds.
 */
export async function withPatience<R>(work: () => Promise<R>): Promise<R> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
  return work();
}

/** By shape: the driver's error classes differ between realms. After its own retries the driver has had its chance. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof Error) || error.name === 'KafkaJSNumberOfRetriesExceeded') return false;
  return ('retriable' in error && error.retriable === true) || isOfEmptyAnswer(error);
}

/**
 * Asked for the offsets of a topic none of whose partitions has a leader yet, since it was made this moment, kafkajs
 * takes a part of an empty answer (`low.pop()` in its admin/index.js).
 */
const isOfEmptyAnswer = ({ name, stack = '' }: Error): boolean =>
  name === 'TypeError' && stack.includes('kafkajs');
