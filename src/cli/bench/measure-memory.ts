import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Tells what this process takes of memory (resident), and how much of its heap is in use after a collection; bytes. */
export function measureMemory(): () => { readonly resident: number; readonly live: number } {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  return () => {
    const resident = process.memoryUsage.rss();
    if (typeof collect === 'function') collect();
    return { resident, live: process.memoryUsage().heapUsed };
  };
}
