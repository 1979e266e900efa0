/** Entity types by which a customer can be found. */
export const DIRECTORY_KEY_TYPES = [
  'customer_number',
  'order_number',
  'contract_number',
  'invoice_number',
  'email_address',
  'phone_number',
  'iban',
] as const;
export type DirectoryKeyType = (typeof DIRECTORY_KEY_TYPES)[number];

/** Something by which a customer can be found, as an entity has it: type and normalised value. */
export interface DirectoryKey {
  readonly type: DirectoryKeyType;
  readonly value: string;
}

/** What is shown of a record, by snake_case name: `{status: "sent"}`. Never what should not be on an agent's screen. */
export type DisplayFields = Readonly<Record<string, string>>;

/** An order, contract or invoice. */
export interface DirectoryItem {
  readonly number: string;
  readonly fields: DisplayFields;
}

/** What the company's systems know of one customer. */
export interface CustomerRecord {
  readonly customerNumber: string;
  readonly name: string | null;
  readonly emailAddresses: readonly string[];
  /** E.164. */
  readonly phoneNumbers: readonly string[];
  readonly ibans: readonly string[];
  readonly fields: DisplayFields;
  /** Latest first, as the other two. */
  readonly orders: readonly DirectoryItem[];
  readonly contracts: readonly DirectoryItem[];
  readonly invoices: readonly DirectoryItem[];
}

export const isDirectoryKeyType = (type: string): type is DirectoryKeyType =>
  (DIRECTORY_KEY_TYPES as readonly string[]).includes(type);

/**
 * Two keys are the same when this is: case counts nowhere, and signs and blanks only in addresses, since people write
 * `4711 2290` for `4711-2290`.
 */
export function sameKey({ type, value }: DirectoryKey): string {
  const small = value.trim().toLowerCase();
  return `${type} ${type === 'email_address' ? small : small.replace(/[^\p{L}\p{N}]/gu, '')}`;
}

/** All keys by which the customer is found, in the form of `sameKey`. */
export function keysOfCustomer(record: CustomerRecord): ReadonlySet<string> {
  const keys = (type: DirectoryKeyType, values: readonly string[]) =>
    values.map((value) => sameKey({ type, value }));
  const numbers = (items: readonly DirectoryItem[]) => items.map(({ number }) => number);
  return new Set([
    ...keys('customer_number', [record.customerNumber]),
    ...keys('order_number', numbers(record.orders)),
    ...keys('contract_number', numbers(record.contracts)),
    ...keys('invoice_number', numbers(record.invoices)),
    ...keys('email_address', record.emailAddresses),
    ...keys('phone_number', record.phoneNumbers),
    ...keys('iban', record.ibans),
  ]);
}
