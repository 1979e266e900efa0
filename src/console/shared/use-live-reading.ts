import { useEffect, useRef, useState } from 'preact/hooks';
import type { LiveEvent } from '../api/live-events.js';
import { collapse } from '../logic/collapse.js';
import { useConsole } from './console-context.js';

export interface LiveReading<T> {
  /** Null until it was read the first time. */
  readonly value: T | null;
  /** Puts a value there that is known to be newer, e.g. the answer to a write. */
  readonly set: (value: T) => void;
  readonly again: () => void;
}

const COLLAPSE_MS = 80;

/**
 * Reads something now, and again whenever an event that concerns it is told or events may have been missed. Never by
 * the clock. `of` names what is read: when it changes, the old value goes at once.
 */
export function useLiveReading<T>(
  of: string,
  read: () => Promise<T>,
  concerns: (event: LiveEvent) => boolean,
  { waitMs = COLLAPSE_MS }: { readonly waitMs?: number } = {},
): LiveReading<T> {
  const { live, tellError } = useConsole();
  const [held, hold] = useState<{ readonly of: string; readonly value: T } | null>(null);
  const latest = useRef({ read, concerns, number: 0 });
  latest.current.read = read;
  latest.current.concerns = concerns;
  const again = useRef<() => void>(() => undefined);

  useEffect(() => {
    let gone = false;
    let failed = false;
    const readNow = () => {
      latest.current.number += 1;
      const { number } = latest.current;
      latest.current.read().then(
        (value) => {
          // an answer that was overtaken by a later reading is old
          failed = false;
          if (!gone && number === latest.current.number) hold({ of, value });
        },
        (error: unknown) => {
          failed = true;
          if (!gone) tellError(error);
        },
      );
    };
    const soon = collapse(readNow, { waitMs });
    again.current = readNow;
    readNow();
    const stops = [
      live.onEvent((event) => {
        if (latest.current.concerns(event)) soon();
      }),
      live.onReset(soon),
      // what could not be read while the line was broken is read now; no event may tell of it again
      live.onState((state) => {
        if (state === 'live' && failed) soon();
      }),
    ];
    return () => {
      gone = true;
      soon.cancel();
      for (const stop of stops) stop();
    };
  }, [of, live, tellError, waitMs]);

  return {
    value: held?.of === of ? held.value : null,
    set: (value) => {
      latest.current.number += 1;
      hold({ of, value });
    },
    again: () => again.current(),
  };
}
