import type { DomainEvent } from '../domain/event.js';
import type { InsertOutcome, UpdateOutcome } from './write-outcome.js';

/** An insert with the events that it causes. */
export interface NewDocument<T> {
  readonly document: T;
  readonly events?: readonly DomainEvent[];
}

export interface UpdateOptions {
  readonly events?: readonly DomainEvent[];
}

export interface DocumentRepository<T extends { readonly id: string; readonly version: number }> {
  get(id: string): Promise<T | null>;
  /** In the order of `ids`; missing ones are left out. */
  getMany(ids: readonly string[]): Promise<readonly T[]>;
  /** One outcome each; a document whose id exists is left as it is. Durable together at the end. */
  insertMany(documents: readonly NewDocument<T>[]): Promise<readonly InsertOutcome[]>;
  update(document: T, options?: UpdateOptions): Promise<UpdateOutcome>;
  updateMany(documents: readonly NewDocument<T>[]): Promise<readonly UpdateOutcome[]>;
}
