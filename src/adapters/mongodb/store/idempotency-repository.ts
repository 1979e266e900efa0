import type { IdempotencyClaim, IdempotencyRepository } from '../../../ports/idempotency-repository.js';
import { StorageError } from '../../../ports/storage-error.js';
import { isDuplicate, translated } from '../translate-error.js';
import { type StoredString, storedString } from './bson-values.js';
import type { StoreConnection } from './store-connection.js';

interface StoredClaim {
  readonly _id: StoredString;
  readonly requestHash: string;
  readonly expiresAt: Date;
  readonly status?: number;
  readonly body?: string;
}

/** How many expired keys are cleared away at once at most, and how often by claims of this process, in ms. */
const MAX_CLEARED = 100;
const CLEAR_EVERY_MS = 10_000;
/** Races that a claim may lose before it gives up; each means that another call got on. */
const ATTEMPTS = 10;

/**
 * Expired keys count as gone at once, by the caller's clock. They are cleared away by claims, also where the server's
 * own expiry (the index on `expiresAt`) is missing.
 */
export function idempotencyRepository({ db }: StoreConnection): IdempotencyRepository {
  const claims = db.collection<StoredClaim>('idempotency');
  let clearAtMs = Number.NEGATIVE_INFINITY;

  const clearExpired = async (now: Date): Promise<void> => {
    if (now.getTime() < clearAtMs) return;
    clearAtMs = now.getTime() + CLEAR_EVERY_MS;
    const expired = claims.find({ expiresAt: { $lte: now } }, { projection: { _id: 1 }, limit: MAX_CLEARED });
    const ids = (await expired.toArray()).map(({ _id }) => _id);
    // asks again for the time: one may have been claimed anew since
    if (ids.length > 0) await claims.deleteMany({ _id: { $in: ids }, expiresAt: { $lte: now } });
  };

  const insert = async (claim: StoredClaim): Promise<boolean> => {
    try {
      await claims.insertOne(claim);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  };

  /** True when nobody changed the claim since it was read. */
  const takeOver = async (stored: StoredClaim, claim: StoredClaim): Promise<boolean> => {
    const { _id, expiresAt, requestHash } = stored;
    const { matchedCount } = await claims.updateOne(
      { _id, expiresAt, requestHash, status: stored.status ?? { $exists: false } },
      {
        $set: { requestHash: claim.requestHash, expiresAt: claim.expiresAt },
        $unset: { status: '', body: '' },
      },
    );
    return matchedCount === 1;
  };

  return {
    claim: ({ key, requestHash, now, ttlMs, pendingTtlMs = ttlMs }) =>
      translated(async (): Promise<IdempotencyClaim> => {
        await clearExpired(now);
        const claim = { _id: storedString(key), requestHash, expiresAt: new Date(now.getTime() + ttlMs) };
        for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
          if (await insert(claim)) return { kind: 'claimed' };
          const stored = await claims.findOne({ _id: claim._id });
          if (stored === null) continue;
          const isExpired = stored.expiresAt.getTime() <= now.getTime();
          if (!isExpired && stored.requestHash !== requestHash) return { kind: 'mismatch' };
          if (!isExpired && stored.status !== undefined) {
            return { kind: 'completed', response: { status: stored.status, body: stored.body ?? '' } };
          }
          const claimedAtMs = stored.expiresAt.getTime() - ttlMs;
          if (!isExpired && claimedAtMs + pendingTtlMs > now.getTime()) return { kind: 'pending' };
          if (await takeOver(stored, claim)) return { kind: 'claimed' };
        }
        throw new StorageError('busy', 'many calls are claiming the same idempotency key');
      }),
    complete: (key, { status, body }) =>
      translated(
        async () => void (await claims.updateOne({ _id: storedString(key) }, { $set: { status, body } })),
      ),
    abandon: (key) =>
      translated(
        async () => void (await claims.deleteOne({ _id: storedString(key), status: { $exists: false } })),
      ),
  };
}
