import {
  type CustomerRecord,
  type DirectoryKey,
  keysOfCustomer,
  sameKey,
} from '../../src/domain/customer-record.js';
import type { CustomerDirectory } from '../../src/ports/customer-directory.js';

export interface FakeCustomerDirectory extends CustomerDirectory {
  /** What was asked for, call by call. */
  readonly asked: readonly (readonly DirectoryKey[])[];
  /** From now on it leaves everything unanswered, until it is back. */
  away(isAway: boolean): void;
}

/** Looks through all records, one after the other. */
export function fakeCustomerDirectory(records: readonly CustomerRecord[]): FakeCustomerDirectory {
  const asked: (readonly DirectoryKey[])[] = [];
  let isAway = false;
  return {
    asked,
    away: (value) => {
      isAway = value;
    },
    async find(keys) {
      asked.push(keys);
      if (isAway) return { customers: [], unanswered: keys };
      const wanted = keys.map(sameKey);
      const customers = records.filter((record) => {
        const held = keysOfCustomer(record);
        return wanted.some((key) => held.has(key));
      });
      return { customers, unanswered: [] };
    },
    close: async () => undefined,
  };
}
