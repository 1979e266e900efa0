import type { IndexSpec } from './collections.js';

/**
 * Whether an index that the server lists does what was asked for: the same fields in order, unique and sparse alike,
 * over all documents and with plain comparison. A partial one would let two tickets of one message pass, one with a
 * collation takes `A` for `a`. What the server says about expiry counts only where it says something: some do not
 * know it, and nothing relies on it; a shorter one however would drop idempotency keys that are still in force.
 */
export function isSameIndex(found: Readonly<Record<string, unknown>>, wanted: IndexSpec): boolean {
  const key: unknown = found['key'];
  const expiry: unknown = found['expireAfterSeconds'];
  return (
    typeof key === 'object' &&
    key !== null &&
    JSON.stringify(Object.entries(key).map(([field, order]) => [field, Number(order)])) ===
      JSON.stringify(wanted.fields.map((field) => [field, 1])) &&
    (found['unique'] === true) === (wanted.unique === true) &&
    (found['sparse'] === true) === (wanted.sparse === true) &&
    found['partialFilterExpression'] === undefined &&
    found['collation'] === undefined &&
    (expiry === undefined || expiry === null || Number(expiry) === wanted.expireAfterSeconds)
  );
}
