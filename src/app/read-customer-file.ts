import { extname } from 'node:path';
import {
  customerRecord,
  isWrittenCustomer,
  type WrittenCustomer,
} from '../adapters/customer-directory/customer-record-schema.js';
import { InputError } from '../adapters/files/input-error.js';
import { readLines } from '../adapters/files/read-lines.js';
import type { CustomerRecord } from '../domain/customer-record.js';
import { customersOfCsv } from './customers-of-csv.js';

/** A customer with the place in the file that wrote it. */
interface Placed {
  readonly value: unknown;
  /** Line of JSON lines, and of the customer's first row of a CSV file. */
  readonly line?: number;
  /** Of an element of a JSON array. */
  readonly path?: string;
}

/**
 * The customers of a file, by its ending: `.csv`, `.json` (an array) or `.jsonl` (docs/data-format.md).
 *
 * @throws InputError with file and line (JSON: the place in the array) for what does not fit and for a customer number
 *   that is there twice; nothing of the content is repeated
 */
export async function readCustomerFile(file: string): Promise<readonly CustomerRecord[]> {
  const seen = new Set<string>();
  return (await placedCustomers(file)).map(({ value, line, path = '' }) => {
    const place = line === undefined ? { file } : { file, line };
    const written = checked(value, path, place);
    if (seen.has(written.customerNumber))
      throw new InputError(`${path}/customerNumber is there more than once`, place);
    seen.add(written.customerNumber);
    return customerRecord(written);
  });
}

function checked(
  value: unknown,
  path: string,
  place: { readonly file: string; readonly line?: number },
): WrittenCustomer {
  if (isWrittenCustomer(value)) return value;
  const [problem] = isWrittenCustomer.errors ?? [];
  const where = `${path}${problem?.instancePath ?? ''}` || 'customer';
  throw new InputError(`${where} ${problem?.message ?? 'does not fit'}`, place);
}

async function placedCustomers(file: string): Promise<readonly Placed[]> {
  const lines: { readonly text: string; readonly line: number }[] = [];
  for await (const { text, line } of readLines(file)) lines.push({ text, line });
  const whole = () => lines.map(({ text }) => text).join('\n');
  switch (extname(file).toLowerCase()) {
    case '.csv':
      return customersOfCsv(whole(), file);
    case '.jsonl':
      return lines
        .filter(({ text }) => text.trim() !== '')
        .map(({ text, line }) => ({ value: parsed(text, { file, line }), line }));
    case '.json': {
      const all = parsed(whole(), { file });
      if (!Array.isArray(all)) throw new InputError('must be an array of customers', { file });
      return all.map((value: unknown, index) => ({ value, path: `/${index}` }));
    }
    default:
      throw new InputError('must be a .csv, .json or .jsonl file', { file });
  }
}

function parsed(text: string, place: { readonly file: string; readonly line?: number }): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InputError('is not JSON', { ...place, cause });
  }
}
