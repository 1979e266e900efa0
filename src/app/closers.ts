import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';

/** What has been opened, in this order. */
export interface Closers {
  /**
   * @param atMostMs - how long the others wait for it. For parts whose last call may hang in a store or bus that is away
   *   and whose work is safe when it breaks off; without it they wait as long as it takes.
   */
  add(part: string, close: () => Promise<void>, atMostMs?: number): void;
  /**
   * Closes what was opened last first, and says of each part how long it took. One that fails, or does not end in its
   * time, does not keep the others open; rejects with the first error when all are done.
   */
  closeAll(log?: Logger): Promise<void>;
}

export function createClosers(clock: Clock): Closers {
  const parts: { readonly part: string; readonly close: () => Promise<void>; readonly atMostMs: number }[] =
    [];
  return {
    add(part, close, atMostMs = Number.POSITIVE_INFINITY) {
      parts.push({ part, close, atMostMs });
    },
    async closeAll(log) {
      const errors: unknown[] = [];
      for (const { part, close, atMostMs } of parts.splice(0).reverse()) {
        const begun = clock.now().getTime();
        const closing = close().then(
          () => true,
          (error: unknown) => {
            errors.push(error);
            return true;
          },
        );
        const isClosed = await endsWithin(closing, atMostMs);
        const took = { part, durationMs: clock.now().getTime() - begun };
        if (isClosed) log?.info(took, 'service.closed-part');
        else log?.warn(took, 'service.left-part-unfinished');
      }
      if (errors.length > 0) throw errors[0];
    },
  };
}

async function endsWithin(closing: Promise<boolean>, atMostMs: number): Promise<boolean> {
  if (atMostMs === Number.POSITIVE_INFINITY) return await closing;
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), atMostMs);
  });
  try {
    return await Promise.race([closing, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
