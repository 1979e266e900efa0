import { randomFillSync } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import type { Ids } from '../../ports/ids.js';

/** ULIDs that ascend even within one millisecond. */
export function createUlidIds(): Ids {
  const next = monotonicFactory(pooledRandom());
  return { next: () => next() };
}

const POOL_BYTES = 4096;
const BYTE_VALUES = 256;

/** Fractions from 0 to below 1 in steps of 1/256, of which ULIDs use 5 bits; asks the system once for many of them. */
function pooledRandom(): () => number {
  const pool = new Uint8Array(POOL_BYTES);
  let used = POOL_BYTES;
  return () => {
    if (used === POOL_BYTES) {
      randomFillSync(pool);
      used = 0;
    }
    return (pool[used++] as number) / BYTE_VALUES;
  };
}
