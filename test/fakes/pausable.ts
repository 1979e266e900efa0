/** Something whose calls can be held back, as those of a process that was stopped (SIGSTOP) are. */
export interface Pausable<T> {
  readonly it: T;
  /** From the next call of that name (`part.method`) on, every call waits. Resolves once that call has come. */
  pauseAt(call: string): Promise<void>;
  /** The calls that wait go on, in their order. */
  resume(): void;
}

/** The same two levels deep: `it.part.method()` waits, then does what the original does. */
export function pausable<T extends object>(original: T): Pausable<T> {
  let watchedFor: { readonly call: string; readonly found: () => void } | null = null;
  let paused: Promise<void> | null = null;
  let release = () => {};

  const pass = async (call: string): Promise<void> => {
    if (watchedFor?.call === call) {
      paused = new Promise((resolve) => {
        release = resolve;
      });
      watchedFor.found();
      watchedFor = null;
    }
    if (paused !== null) await paused;
  };
  const withPauses = <P extends object>(part: P, name: string): P =>
    new Proxy(part, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        return async (...args: readonly unknown[]) => {
          await pass(`${name}.${String(key)}`);
          return Reflect.apply(value, target, args);
        };
      },
    });

  return {
    it: new Proxy(original, {
      get(target, key) {
        const part: unknown = Reflect.get(target, key);
        return typeof part === 'object' && part !== null ? withPauses(part, String(key)) : part;
      },
    }),
    pauseAt: (call) =>
      new Promise((found) => {
        watchedFor = { call, found };
      }),
    resume() {
      release();
      paused = null;
    },
  };
}
