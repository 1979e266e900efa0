import type { BrokerPulse } from './broker-pulse.js';

/** Who asks for health and figures waits no longer. */
const ANSWER_MS = 2000;

/** Asks the brokers nothing again that they have not answered yet, so that probes do not pile up before a frozen one. */
export function createSharedQuestion<R>(
  pulse: BrokerPulse,
): (about: string, ask: () => Promise<R>) => Promise<R> {
  const open = new Map<string, Promise<R>>();
  return (about, ask) => {
    const asking = open.get(about) ?? ask();
    open.set(about, asking);
    const forget = () => void open.delete(about);
    asking.then(forget, forget);
    return pulse.within(ANSWER_MS, () => asking);
  };
}
