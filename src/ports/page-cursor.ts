// How every store cuts pages: by (time, id), so that documents inserted meanwhile shift nothing. Here and not in an
// adapter, so that a cursor means the same on each of them.
import type { Page, PageRequest } from './page.js';
import { StorageError } from './storage-error.js';

/** Where a page begins: after the document with this time and id. */
export interface PageStart {
  readonly atMs: number;
  readonly id: string;
}

/** How many to read: the asked number within 1..`most` (200 unless told), 50 unless told. */
export function pageLimit({ limit = 50 }: PageRequest, most = 200): number {
  return Math.min(most, Math.max(1, Math.floor(limit)));
}

/** Most tickets in a page: who reads all of them pays for each page with a search. The HTTP interface allows 200. */
export const TICKETS_PAGE = 5000;

/** @throws StorageError `invalid-cursor`: the caller made it up. */
export function pageStart({ cursor }: PageRequest): PageStart | null {
  if (cursor === undefined) return null;
  const parts = parse(cursor);
  if (Array.isArray(parts) && Number.isSafeInteger(parts[0]) && typeof parts[1] === 'string') {
    return { atMs: Number(parts[0]), id: parts[1] };
  }
  throw new StorageError('invalid-cursor', 'the cursor was not given out by this store');
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

/** A page from `limit + 1` documents read: the surplus one tells that there are more. */
export function pageOf<T>(
  read: readonly T[],
  limit: number,
  startAfter: (document: T) => PageStart,
): Page<T> {
  const items = read.slice(0, limit);
  const last = items.at(-1);
  if (read.length <= limit || last === undefined) return { items, next: null };
  const { atMs, id } = startAfter(last);
  return { items, next: Buffer.from(JSON.stringify([atMs, id])).toString('base64url') };
}
