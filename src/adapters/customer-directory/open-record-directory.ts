import { type CustomerRecord, keysOfCustomer, sameKey } from '../../domain/customer-record.js';
import type { CustomerDirectory } from '../../ports/customer-directory.js';

/**
 * A directory of records that are held in memory, a few hundred bytes each beside an index of their keys. Of several
 * records with one customer number all are kept; whoever reads them from a file refuses that.
 */
export function openRecordDirectory(records: Iterable<CustomerRecord>): CustomerDirectory {
  const holders = new Map<string, CustomerRecord[]>();
  for (const record of records) {
    for (const key of keysOfCustomer(record)) {
      const known = holders.get(key);
      if (known === undefined) holders.set(key, [record]);
      else known.push(record);
    }
  }
  return {
    find: async (keys) => ({
      customers: [...new Set(keys.flatMap((key) => holders.get(sameKey(key)) ?? []))],
      unanswered: [],
    }),
    close: async () => holders.clear(),
  };
}
