import { Ajv } from 'ajv';
import type { CustomerRecord, DirectoryItem } from '../../domain/customer-record.js';

const MOST_ITEMS = 10_000;
const text = { type: 'string', minLength: 1, maxLength: 200, pattern: '\\S' } as const;
const texts = { type: 'array', maxItems: 100, items: text } as const;

/** A field's name is the end of a placeholder's: `status` of an order is `{{order_status}}`. */
export const FIELD_NAME = '[a-z][a-z0-9_]{0,39}';

const fields = {
  type: 'object',
  maxProperties: 50,
  propertyNames: { pattern: `^${FIELD_NAME}$` },
  additionalProperties: { type: 'string', maxLength: 2000 },
} as const;

const items = {
  type: 'array',
  maxItems: MOST_ITEMS,
  items: {
    type: 'object',
    required: ['number'],
    additionalProperties: false,
    properties: { number: text, fields },
  },
} as const;

/** One customer in a file, or in the answer of a directory over HTTP. Only the number must be there. */
export const CUSTOMER_RECORD_SCHEMA = {
  type: 'object',
  required: ['customerNumber'],
  additionalProperties: false,
  properties: {
    customerNumber: text,
    name: { ...text, type: ['string', 'null'] },
    emailAddresses: { ...texts, items: { ...text, pattern: '^[^\\s@]+@[^\\s@]+$' } },
    phoneNumbers: {
      ...texts,
      items: { ...text, pattern: '^\\+[1-9][\\d ()/-]{6,30}$' },
      description: 'International: +49 221 123456.',
    },
    ibans: texts,
    fields,
    orders: items,
    contracts: items,
    invoices: items,
  },
} as const;

type WrittenItem = Partial<DirectoryItem> & Pick<DirectoryItem, 'number'>;
type ItemKind = 'orders' | 'contracts' | 'invoices';

/** A record as it is written: whatever is empty may be left out. */
export type WrittenCustomer = Partial<Omit<CustomerRecord, ItemKind>> &
  Pick<CustomerRecord, 'customerNumber'> &
  Readonly<Partial<Record<ItemKind, readonly WrittenItem[]>>>;

const ajv = new Ajv({ allowUnionTypes: true });

/** Its `errors` say what is wrong, by path and rule; they repeat nothing of the content. */
export const isWrittenCustomer = ajv.compile<WrittenCustomer>(CUSTOMER_RECORD_SCHEMA);

/** The answer of a directory over HTTP. Keys beside `customers` are left alone. */
export const isDirectoryReply = ajv.compile<{ readonly customers: readonly WrittenCustomer[] }>({
  type: 'object',
  required: ['customers'],
  properties: { customers: { type: 'array', items: CUSTOMER_RECORD_SCHEMA } },
});

export function customerRecord(written: WrittenCustomer): CustomerRecord {
  const all = (own: readonly WrittenItem[] = []): readonly DirectoryItem[] =>
    own.map(({ number, fields = {} }) => ({ number, fields }));
  const { customerNumber, name = null, emailAddresses = [], phoneNumbers = [], ibans = [] } = written;
  return {
    customerNumber,
    name,
    emailAddresses,
    phoneNumbers,
    ibans,
    fields: written.fields ?? {},
    orders: all(written.orders),
    contracts: all(written.contracts),
    invoices: all(written.invoices),
  };
}
