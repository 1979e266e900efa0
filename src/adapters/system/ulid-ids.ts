import { monotonicFactory } from 'ulid';
import type { Ids } from '../../ports/ids.js';

/** ULIDs that ascend even within one millisecond. */
export function createUlidIds(): Ids {
  const next = monotonicFactory();
  return { next: () => next() };
}
