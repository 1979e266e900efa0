import type { DirectoryItem, DirectoryKey, DisplayFields } from './customer-record.js';

export const RELATED_OUTCOMES = ['matched', 'ambiguous', 'unknown', 'unavailable'] as const;
/**
 * `ambiguous`: several customers may be meant; `unknown`: the directory has nothing of what the messages name;
 * `unavailable`: it could not be asked.
 */
export type RelatedOutcome = (typeof RELATED_OUTCOMES)[number];

/** An order, contract or invoice of the customer; `named`: the messages name it. */
export interface RelatedItem extends DirectoryItem {
  readonly named: boolean;
}

export interface RelatedCustomer {
  readonly customerNumber: string;
  readonly name: string | null;
  /** Where the customer is reached: what the messages name of it, else the record's first one; absent where it has none. */
  readonly emailAddress?: string;
  /** E.164; chosen likewise. */
  readonly phoneNumber?: string;
  readonly fields: DisplayFields;
}

/** Somebody who may be meant. */
export interface RelatedCandidate {
  readonly customerNumber: string;
  readonly name: string | null;
  /** 0..1 */
  readonly confidence: number;
}

export const CONFLICT_KINDS = ['other-customer', 'not-found'] as const;

/** What the messages name and does not go together with the match. */
export interface RelatedConflict extends DirectoryKey {
  /** `other-customer`: it belongs to somebody else; `not-found`: the directory has no such number. */
  readonly kind: (typeof CONFLICT_KINDS)[number];
  /** Whose it is; null where nobody's. */
  readonly customerNumber: string | null;
}

/** What the company's systems know of what a ticket is about, as it was when the ticket was last read. */
export interface RelatedRecords {
  readonly outcome: RelatedOutcome;
  /** Who wrote; null unless `matched`. */
  readonly customer: RelatedCustomer | null;
  /** 0..1 that it is this customer; of the likeliest one where several may be meant, 0 where there is none. */
  readonly confidence: number;
  /** What speaks for this customer. */
  readonly matchedBy: readonly DirectoryKey[];
  /** Those that are named, then the latest, a few of each. */
  readonly orders: readonly RelatedItem[];
  readonly contracts: readonly RelatedItem[];
  readonly invoices: readonly RelatedItem[];
  /** Only where several may be meant; likeliest first. */
  readonly candidates: readonly RelatedCandidate[];
  readonly conflicts: readonly RelatedConflict[];
  /** False: some of what the messages name could not be asked for. */
  readonly complete: boolean;
  readonly lookedUpAt: Date;
}
