import type { EventEmitter } from 'node:events';
import { stopProgressBars } from './progress-bar.js';

/** Ctrl-C, or a polite kill. Ends the program with exit code 130, as shells have it for SIGINT. */
export class CancelledError extends Error {
  constructor() {
    super('cancelled, nothing was written');
    this.name = 'CancelledError';
  }
}

/** What a long command is told while it works. */
export interface Cancelling {
  readonly signal: AbortSignal;
  /** Called before the results are written: from here on they are. Throws where it was cancelled. */
  keep(): void;
}

/**
 * Work that SIGINT and SIGTERM end: `signal` is aborted and the promise rejects with CancelledError at once, even if the
 * work waits for an input that never comes. The work must write nothing before `keep`.
 */
export async function cancellable<T>(
  work: (cancelling: Cancelling) => Promise<T>,
  signals: Pick<EventEmitter, 'on' | 'off'> = process,
): Promise<T> {
  const stop = new AbortController();
  let kept = false;
  let cancel = () => {};
  const cancelled = new Promise<never>((_, reject) => {
    cancel = () => {
      if (kept) return;
      stopProgressBars();
      stop.abort(new CancelledError());
      reject(stop.signal.reason);
    };
  });
  for (const name of SIGNALS) signals.on(name, cancel);
  try {
    const keep = () => {
      stop.signal.throwIfAborted();
      kept = true;
    };
    return await Promise.race([work({ signal: stop.signal, keep }), cancelled]);
  } finally {
    for (const name of SIGNALS) signals.off(name, cancel);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
