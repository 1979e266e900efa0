import { FIELD_NAME, type WrittenCustomer } from '../adapters/customer-directory/customer-record-schema.js';
import { InputError } from '../adapters/files/input-error.js';
import { parseCsv } from '../knowledge/transfer/parse-csv.js';

const ITEM_KINDS = ['order', 'contract', 'invoice'] as const;
type ItemKind = (typeof ITEM_KINDS)[number];
const LISTS = { order: 'orders', contract: 'contracts', invoice: 'invoices' } as const;

/** Columns with a meaning of their own; `customer_status`, `order_status`, ... are display fields. */
const COLUMNS = [
  'customer_number',
  'name',
  'email_address',
  'phone_number',
  'iban',
  'order_number',
  'contract_number',
  'invoice_number',
];
const FIELD_COLUMN = new RegExp(`^(customer|${ITEM_KINDS.join('|')})_(${FIELD_NAME})$`);

type Row = Readonly<Record<string, string>>;

/**
 * Customers of a CSV file (RFC 4180; separator `,`, or `;` where the head has it): one row for each order, contract or
 * invoice, or several of them side by side; rows of one `customer_number` are one customer, whose name and fields are
 * those of the first row that has them. They still have to be checked.
 *
 * @throws InputError with file and line for a column without a meaning, a row of another length or without customer number
 */
export function customersOfCsv(
  text: string,
  file: string,
): readonly { readonly value: WrittenCustomer; readonly line: number }[] {
  const [firstLine = ''] = text.split('\n', 1);
  const [head, ...rows] = parseCsv(text, firstLine.includes(';') ? ';' : ',');
  const columns = (head?.fields ?? []).map((name) => name.trim());
  checkColumns(columns, file);
  const customers = new Map<string, { readonly line: number; readonly rows: Row[] }>();
  for (const { fields, line } of rows) {
    if (fields.length !== columns.length)
      throw new InputError(`has ${fields.length} fields, the head ${columns.length}`, { file, line });
    const row: Row = Object.fromEntries(columns.map((name, at) => [name, (fields[at] ?? '').trim()]));
    const number = row['customer_number'] ?? '';
    if (number === '') throw new InputError('has no customer_number', { file, line });
    for (const kind of ITEM_KINDS)
      if (row[`${kind}_number`] === '' && fieldsOf(row, kind) !== undefined)
        throw new InputError(`has fields without ${kind}_number`, { file, line });
    const known = customers.get(number);
    if (known === undefined) customers.set(number, { line, rows: [row] });
    else known.rows.push(row);
  }
  return [...customers].map(([number, { line, rows: own }]) => ({ value: customerOf(number, own), line }));
}

function checkColumns(columns: readonly string[], file: string): void {
  const place = { file, line: 1 };
  for (const [at, name] of columns.entries()) {
    const told = `column ${at + 1}`;
    if (columns.indexOf(name) !== at) throw new InputError(`${told} has the name of another`, place);
    const [, kind = ''] = FIELD_COLUMN.exec(name) ?? [];
    if (!COLUMNS.includes(name) && kind === '')
      throw new InputError(
        `${told} is none of ${COLUMNS.join(', ')}, and no field such as customer_segment or order_status`,
        place,
      );
    if (kind !== '' && kind !== 'customer' && !columns.includes(`${kind}_number`))
      throw new InputError(`${told} needs a column ${kind}_number`, place);
  }
  if (!columns.includes('customer_number')) throw new InputError('there is no column customer_number', place);
}

function customerOf(customerNumber: string, rows: readonly Row[]): WrittenCustomer {
  const all = (column: string) => [...new Set(rows.flatMap((row) => row[column] || []))];
  const [name = null] = all('name');
  return {
    customerNumber,
    name,
    emailAddresses: all('email_address'),
    phoneNumbers: all('phone_number'),
    ibans: all('iban'),
    fields: Object.assign({}, ...rows.map((row) => fieldsOf(row, 'customer')).reverse()),
    ...Object.fromEntries(ITEM_KINDS.map((kind) => [LISTS[kind], itemsOf(rows, kind)])),
  };
}

/** Each number once, as its first row has it. */
function itemsOf(rows: readonly Row[], kind: ItemKind) {
  const items = new Map<string, { readonly number: string; readonly fields: Row }>();
  for (const row of rows) {
    const number = row[`${kind}_number`] ?? '';
    if (number !== '' && !items.has(number)) items.set(number, { number, fields: fieldsOf(row, kind) ?? {} });
  }
  return [...items.values()];
}

/** Undefined where all are empty. */
function fieldsOf(row: Row, kind: ItemKind | 'customer'): Row | undefined {
  const own = Object.entries(row).flatMap(([column, value]) => {
    const [, of, name] = COLUMNS.includes(column) ? [] : (FIELD_COLUMN.exec(column) ?? []);
    return of === kind && name !== undefined && value !== '' ? [[name, value] as const] : [];
  });
  return own.length === 0 ? undefined : Object.fromEntries(own);
}
