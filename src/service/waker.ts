/** Lets a loop sleep until there is something to do. A wake-up while the loop is busy is not lost. */
export interface Waker {
  wake(): void;
  /** Resolves when woken, or after `ms`. */
  sleep(ms: number): Promise<void>;
}

export function createWaker(): Waker {
  let pending = false;
  let resume: (() => void) | null = null;
  return {
    wake() {
      pending = true;
      resume?.();
    },
    async sleep(ms) {
      if (!pending) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, Math.max(0, Math.min(ms, 2 ** 31 - 1)));
          resume = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        resume = null;
      }
      pending = false;
    },
  };
}
