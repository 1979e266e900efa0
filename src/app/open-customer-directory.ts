import { readFileSync } from 'node:fs';
import { openHttpDirectory } from '../adapters/customer-directory/open-http-directory.js';
import { openRecordDirectory } from '../adapters/customer-directory/open-record-directory.js';
import { InputError } from '../adapters/files/input-error.js';
import type { CustomerDirectory } from '../ports/customer-directory.js';
import type { Logger } from '../ports/logger.js';
import { type Configuration, ConfigurationError } from './configuration.js';
import { readCustomerFile } from './read-customer-file.js';

/**
 * The directory that the configuration names; undefined where it names none.
 *
 * @throws ConfigurationError that names the variable, and the place in the file, where it cannot be used
 */
export async function openCustomerDirectory(
  { customerDirectory }: Pick<Configuration, 'customerDirectory'>,
  log: Logger,
): Promise<CustomerDirectory | undefined> {
  if (customerDirectory === null) return undefined;
  if (customerDirectory.kind === 'http') {
    const { url, keyFile, timeoutMs } = customerDirectory;
    return openHttpDirectory({ url, timeoutMs, key: keyFile === null ? null : readKey(keyFile), log });
  }
  try {
    const records = await readCustomerFile(customerDirectory.file);
    log.info({ customers: records.length }, 'customer-directory.read');
    return openRecordDirectory(records);
  } catch (cause) {
    if (!(cause instanceof InputError)) throw cause;
    throw new ConfigurationError(`WEICHE_CUSTOMER_DIRECTORY: ${cause.message}.`, { cause });
  }
}

function readKey(file: string): string {
  let key: string;
  try {
    key = readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new ConfigurationError(`WEICHE_CUSTOMER_DIRECTORY_KEY_FILE: ${file} cannot be read.`, { cause });
  }
  // anything else could not be sent in a header
  if (!/^[\x21-\x7E]+$/.test(key))
    throw new ConfigurationError(`WEICHE_CUSTOMER_DIRECTORY_KEY_FILE: ${file} holds no key of one line.`);
  return key;
}
