import { useEffect, useState } from 'preact/hooks';
import { useConsole } from './console-context.js';

/** The service's time in ms, moving on every `everyMs`; for countdowns and waiting times, not for reading anything. */
export function useNow(everyMs: number): number {
  const { api } = useConsole();
  const [now, setNow] = useState(() => api.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(api.now()), everyMs);
    return () => clearInterval(timer);
  }, [api, everyMs]);
  return now;
}
