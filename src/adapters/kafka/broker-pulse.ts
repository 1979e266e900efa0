import { StorageError } from '../../ports/storage-error.js';
import { translateError } from './translate-error.js';

/** Whether the brokers answer, as far as the last calls tell: those that do not are waited for less. */
export interface BrokerPulse {
  /**
   * The result of `work`, or after `withinMs` a rejection; after a second while the brokers are silent. The driver
   * waits ten seconds for each answer and asks eight times, which is longer than anybody who called wants to wait. It
   * goes on with what is given up here.
   *
   * @throws StorageError `unavailable` when it takes too long
   */
  within<R>(withinMs: number, work: () => Promise<R>): Promise<R>;
  /** How long who closes waits for an answer: `ofLiving` (1,500 ms unless told), or hardly at all. */
  patienceMs(ofLiving?: number): number;
  /** Somebody waited for an answer in vain. */
  missed(): void;
}

const PATIENCE_MS = 1500;
const PATIENCE_WITH_SILENT_MS = 200;
const CALL_OF_SILENT_MS = 1000;

export function createBrokerPulse(): BrokerPulse {
  let isSilent = false;

  const listened = async <R>(work: () => Promise<R>): Promise<R> => {
    try {
      const result = await work();
      isSilent = false;
      return result;
    } catch (error) {
      isSilent = isUnreachable(error);
      throw error;
    }
  };

  return {
    async within(withinMs, work) {
      const limitMs = isSilent ? Math.min(withinMs, CALL_OF_SILENT_MS) : withinMs;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          isSilent = true;
          reject(new StorageError('unavailable', `Kafka does not answer within ${limitMs} ms`));
        }, limitMs);
      });
      try {
        return await Promise.race([listened(work), late]);
      } finally {
        clearTimeout(timer);
      }
    },
    patienceMs: (ofLiving = PATIENCE_MS) => (isSilent ? PATIENCE_WITH_SILENT_MS : ofLiving),
    missed() {
      isSilent = true;
    },
  };
}

function isUnreachable(error: unknown): boolean {
  const translated = translateError(error);
  return translated instanceof StorageError && translated.code === 'unavailable';
}
