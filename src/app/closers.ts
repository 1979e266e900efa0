import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';

/** What has been opened, in this order. */
export interface Closers {
  add(part: string, close: () => Promise<void>): void;
  /**
   * Closes what was opened last first, and says of each part how long it took. One that fails does not keep the others
   * open; rejects with the first error when all are done.
   */
  closeAll(log?: Logger): Promise<void>;
}

export function createClosers(clock: Clock): Closers {
  const parts: { readonly part: string; readonly close: () => Promise<void> }[] = [];
  return {
    add(part, close) {
      parts.push({ part, close });
    },
    async closeAll(log) {
      const errors: unknown[] = [];
      for (const { part, close } of parts.splice(0).reverse()) {
        const begun = clock.now().getTime();
        await close().catch((error: unknown) => errors.push(error));
        log?.info({ part, durationMs: clock.now().getTime() - begun }, 'service.closed-part');
      }
      if (errors.length > 0) throw errors[0];
    },
  };
}
