import { StorageError } from '../../ports/storage-error.js';

/** Whether the brokers answer, as far as the last calls tell: a stop waits longer for one that does. */
export interface BrokerPulse {
  /**
   * The result of `work`, or after `withinMs` a rejection. The driver waits ten seconds for each answer and asks eight
   * times, which is longer than anybody who called wants to wait. What it has sent may still be done later.
   *
   * @throws StorageError `unavailable` when it takes too long
   */
  within<R>(withinMs: number, work: () => Promise<R>): Promise<R>;
  /** How long a close waits for an answer, in milliseconds: `ofLiving` (2,000 unless told), or hardly at all. */
  patienceMs(ofLiving?: number): number;
  /** Somebody waited for an answer in vain. */
  missed(): void;
}

const PATIENCE_MS = 2000;
const PATIENCE_WITH_SILENT_MS = 200;

export function createBrokerPulse(): BrokerPulse {
  let isSilent = false;
  return {
    async within(withinMs, work) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          isSilent = true;
          reject(new StorageError('unavailable', `Kafka does not answer within ${withinMs} ms`));
        }, withinMs);
      });
      try {
        const result = await Promise.race([work(), late]);
        isSilent = false;
        return result;
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
