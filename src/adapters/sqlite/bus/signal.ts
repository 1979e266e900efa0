/** Lets one loop sleep until it is woken; a wake-up while it is not asleep is remembered. */
export interface Signal {
  notify(): void;
  /** Resolves when notified, or after `timeoutMs`; without one it sleeps as long as it takes. */
  wait(timeoutMs?: number): Promise<void>;
}

export function signal(): Signal {
  let notified = false;
  let wake: (() => void) | null = null;
  return {
    notify() {
      notified = true;
      wake?.();
    },
    wait(timeoutMs) {
      return new Promise((resolve) => {
        const timer = timeoutMs === undefined ? undefined : setTimeout(() => wake?.(), timeoutMs);
        wake = () => {
          notified = false;
          wake = null;
          clearTimeout(timer);
          resolve();
        };
        if (notified) wake();
      });
    },
  };
}
