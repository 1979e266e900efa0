import type { CustomerRecord, DirectoryItem } from '../../domain/customer-record.js';

/**
 * Each customer once. Several answers may each tell another part of one customer (the orders that were asked for): what
 * they tell is joined, the first one's display fields stay.
 */
export function mergeCustomers(records: readonly CustomerRecord[]): readonly CustomerRecord[] {
  const merged = new Map<string, CustomerRecord>();
  for (const record of new Set(records)) {
    const known = merged.get(record.customerNumber);
    merged.set(record.customerNumber, known === undefined ? record : joined(known, record));
  }
  return [...merged.values()];
}

function joined(one: CustomerRecord, other: CustomerRecord): CustomerRecord {
  return {
    ...one,
    emailAddresses: [...new Set([...one.emailAddresses, ...other.emailAddresses])],
    phoneNumbers: [...new Set([...one.phoneNumbers, ...other.phoneNumbers])],
    ibans: [...new Set([...one.ibans, ...other.ibans])],
    orders: joinedItems(one.orders, other.orders),
    contracts: joinedItems(one.contracts, other.contracts),
    invoices: joinedItems(one.invoices, other.invoices),
  };
}

function joinedItems(
  items: readonly DirectoryItem[],
  others: readonly DirectoryItem[],
): readonly DirectoryItem[] {
  const known = new Set(items.map(({ number }) => number));
  return [...items, ...others.filter(({ number }) => !known.has(number))];
}
