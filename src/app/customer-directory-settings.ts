/** The part of the settings that concerns what the company's systems know of its customers. */
export const CUSTOMER_DIRECTORY_SETTINGS = {
  WEICHE_CUSTOMER_DIRECTORY: {
    description:
      'File (.csv, .json, .jsonl; read at the start) of customers with orders, contracts and invoices, to which messages are related; none unless told.',
    schema: { type: 'string', default: '' },
  },
  WEICHE_CUSTOMER_DIRECTORY_URL: {
    description:
      'Instead of a file, your own service: its URL, below which POST lookup answers who holds a customer number, order number, address ... (docs/data-format.md).',
    schema: { type: 'string', pattern: '^(https?://[^@\\s]+)?$', default: '' },
  },
  WEICHE_CUSTOMER_DIRECTORY_KEY_FILE: {
    description: 'File that holds the key which WEICHE_CUSTOMER_DIRECTORY_URL wants as bearer token.',
    schema: { type: 'string', default: '' },
  },
  WEICHE_CUSTOMER_DIRECTORY_TIMEOUT_MS: {
    description:
      'How long a batch of messages waits for WEICHE_CUSTOMER_DIRECTORY_URL, in ms; then its tickets say that it could not be asked.',
    schema: { type: 'integer', minimum: 10, maximum: 10_000, default: 1000 },
  },
} as const;

export interface CustomerDirectoryValues {
  WEICHE_CUSTOMER_DIRECTORY: string;
  WEICHE_CUSTOMER_DIRECTORY_URL: string;
  WEICHE_CUSTOMER_DIRECTORY_KEY_FILE: string;
  WEICHE_CUSTOMER_DIRECTORY_TIMEOUT_MS: number;
}

export type CustomerDirectoryConfiguration =
  | { readonly kind: 'file'; readonly file: string }
  | {
      readonly kind: 'http';
      readonly url: string;
      readonly keyFile: string | null;
      readonly timeoutMs: number;
    };

/** Null: none. Or what is wrong, in a sentence that names the variable. */
export function readCustomerDirectoryValues(
  values: CustomerDirectoryValues,
): { readonly directory: CustomerDirectoryConfiguration | null } | { readonly problem: string } {
  const file = values.WEICHE_CUSTOMER_DIRECTORY;
  const url = values.WEICHE_CUSTOMER_DIRECTORY_URL;
  const keyFile = values.WEICHE_CUSTOMER_DIRECTORY_KEY_FILE || null;
  if (file !== '' && url !== '')
    return { problem: 'WEICHE_CUSTOMER_DIRECTORY and WEICHE_CUSTOMER_DIRECTORY_URL exclude each other.' };
  if (keyFile !== null && url === '')
    return { problem: 'WEICHE_CUSTOMER_DIRECTORY_KEY_FILE needs WEICHE_CUSTOMER_DIRECTORY_URL.' };
  if (url !== '')
    return {
      directory: { kind: 'http', url, keyFile, timeoutMs: values.WEICHE_CUSTOMER_DIRECTORY_TIMEOUT_MS },
    };
  return { directory: file === '' ? null : { kind: 'file', file } };
}
