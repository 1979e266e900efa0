import type { UpdateOptions } from './document-repository.js';
import type { UpdateOutcome } from './write-outcome.js';

export interface NamedRepository<T extends { readonly version: number }> {
  get(key: string): Promise<T | null>;
  all(): Promise<readonly T[]>;
  /** Compare-and-set; `version: 0` inserts. Stores `version + 1`. */
  put(document: T, options?: UpdateOptions): Promise<UpdateOutcome>;
}
