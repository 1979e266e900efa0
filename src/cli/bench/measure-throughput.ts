import type { MessageBus } from '../../ports/message-bus.js';

const POLL_MS = 50;
const GROUP = 'weiche-intake';

/** Inbound records that the service has not yet dealt with for good. */
export async function intakeLag(bus: MessageBus): Promise<number> {
  return (await bus.lag(GROUP)).reduce((sum, { lag }) => sum + lag, 0);
}

/**
 * Messages a second that a running service takes off a backlog of `count`, from the moment when `warmUp` are dealt
 * with. One is dealt with when its offset is committed, which the service does once its ticket is stored.
 */
export async function measureThroughput(
  bus: MessageBus,
  { count, warmUp }: { readonly count: number; readonly warmUp: number },
): Promise<number> {
  let warm: { readonly at: number; readonly handled: number } | null = null;
  for (;;) {
    const handled = count - (await intakeLag(bus));
    const at = performance.now();
    if (warm === null && handled >= warmUp) warm = { at, handled };
    if (handled >= count) {
      if (warm === null || warm.handled === count) throw new Error('too few messages to measure by');
      return ((count - warm.handled) / (at - warm.at)) * 1000;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
