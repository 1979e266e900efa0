import type { IdempotencyRepository } from '../../../ports/idempotency-repository.js';
import type { StoreDatabase } from './store-database.js';

interface Row {
  readonly requestHash: string;
  readonly status: number | null;
  readonly body: string | null;
  readonly expiresAt: number;
}

/** How many expired keys a claim clears away at most: the table stays small, and no call pays for many. */
const MAX_CLEARED = 100;

export function idempotencyRepository({ db, write }: StoreDatabase): IdempotencyRepository {
  const clearExpired = db.prepare<[number, number]>(
    `DELETE FROM idempotency
     WHERE rowid IN (SELECT rowid FROM idempotency WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)`,
  );
  const removeExpired = db.prepare<[string, number]>(
    'DELETE FROM idempotency WHERE key = ? AND expires_at <= ?',
  );
  const insert = db.prepare<[string, string, number]>(
    'INSERT INTO idempotency (key, request_hash, expires_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const select = db.prepare<[string], Row>(
    'SELECT request_hash AS requestHash, status, body, expires_at AS expiresAt FROM idempotency WHERE key = ?',
  );
  const takeOver = db.prepare<[number, string]>('UPDATE idempotency SET expires_at = ? WHERE key = ?');
  const complete = db.prepare<[number, string, string]>(
    'UPDATE idempotency SET status = ?, body = ? WHERE key = ?',
  );
  const remove = db.prepare<[string]>('DELETE FROM idempotency WHERE key = ? AND status IS NULL');
  return {
    claim: ({ key, requestHash, now, ttlMs, pendingTtlMs = ttlMs }) =>
      write(() => {
        clearExpired.run(now.getTime(), MAX_CLEARED);
        removeExpired.run(key, now.getTime());
        if (insert.run(key, requestHash, now.getTime() + ttlMs).changes === 1) return { kind: 'claimed' };
        const stored = select.get(key);
        if (stored?.requestHash !== requestHash) return { kind: 'mismatch' };
        if (stored.status === null || stored.body === null) {
          const claimedAt = stored.expiresAt - ttlMs;
          if (claimedAt + pendingTtlMs > now.getTime()) return { kind: 'pending' };
          takeOver.run(now.getTime() + ttlMs, key);
          return { kind: 'claimed' };
        }
        return { kind: 'completed', response: { status: stored.status, body: stored.body } };
      }),
    complete: (key, { status, body }) => write(() => void complete.run(status, body, key)),
    abandon: (key) => write(() => void remove.run(key)),
  };
}
