import type { Ids } from '../../src/ports/ids.js';

/** `PREFIX-000001`, `PREFIX-000002` ...: ascending like ULIDs, and the same in every run. */
export function fakeIds(prefix = 'id'): Ids {
  let count = 0;
  return {
    next() {
      count += 1;
      return `${prefix}-${String(count).padStart(6, '0')}`;
    },
  };
}
