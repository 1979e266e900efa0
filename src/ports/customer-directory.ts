import type { CustomerRecord, DirectoryKey } from '../domain/customer-record.js';

export interface DirectoryAnswer {
  /** Everybody who holds at least one of the keys, each once, with all of their own keys among those asked for. */
  readonly customers: readonly CustomerRecord[];
  /** Keys that could not be looked up; nothing is known about them. */
  readonly unanswered: readonly DirectoryKey[];
}

/**
 * Finds customers by what they write of themselves. Keys are compared as `sameKey` does.
 *
 * It promises to answer within its time-out and never to reject: a directory that is away leaves keys unanswered. It
 * does not promise to be up to date (answers may be kept for a minute), and a customer's orders, contracts and invoices
 * may be cut down to those asked for and the latest.
 */
export interface CustomerDirectory {
  find(keys: readonly DirectoryKey[]): Promise<DirectoryAnswer>;
  close(): Promise<void>;
}
