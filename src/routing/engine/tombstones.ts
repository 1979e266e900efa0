const MOST = 20_000;

/** The last versions of tickets that are gone, so that late news of them does not bring them back. */
export interface Tombstones {
  add(ticketId: string, version: number): void;
  versionOf(ticketId: string): number | null;
}

/**
 * Remembers at least the latest `most` tickets that are gone (20,000 unless told), at most twice as many: when the
 * younger generation is full, the elder is forgotten.
 */
export function createTombstones(most = MOST): Tombstones {
  let young = new Map<string, number>();
  let old = new Map<string, number>();
  return {
    add(ticketId, version) {
      young.set(ticketId, version);
      if (young.size < most) return;
      old = young;
      young = new Map();
    },
    versionOf: (ticketId) => young.get(ticketId) ?? old.get(ticketId) ?? null,
  };
}
