import type { Lease } from '../../../domain/lease.js';
import type { LeaseRepository } from '../../../ports/lease-repository.js';
import { isDuplicate, translated } from '../translate-error.js';
import type { StoreConnection } from './store-connection.js';

interface StoredLease {
  readonly _id: string;
  readonly holder: string | null;
  readonly token: number;
  readonly expiresAt: Date;
}

/** Leases by single compare-and-set writes: renewing finds one's own, taking finds a free one or makes it. */
export function leaseRepository({ db }: StoreConnection): LeaseRepository {
  const leases = db.collection<StoredLease>('leases');
  const leaseOf = ({ _id, holder, token, expiresAt }: StoredLease): Lease => ({
    name: _id,
    holder: holder ?? '',
    token,
    expiresAt,
  });
  return {
    acquire: ({ name, holder, now, durationMs }) =>
      translated(async () => {
        const expiresAt = new Date(now.getTime() + durationMs);
        const renewed = await leases.findOneAndUpdate(
          { _id: name, holder },
          { $set: { expiresAt } },
          { returnDocument: 'after' },
        );
        if (renewed !== null) return leaseOf(renewed);
        try {
          const taken = await leases.findOneAndUpdate(
            { _id: name, $or: [{ holder: null }, { expiresAt: { $lte: now } }] },
            { $set: { holder, expiresAt }, $inc: { token: 1 } },
            { returnDocument: 'after', upsert: true },
          );
          return taken === null ? null : leaseOf(taken);
        } catch (error) {
          // it exists and is not free (or somebody made it just now): the upsert collides with it
          if (isDuplicate(error)) return null;
          throw error;
        }
      }),
    release: (name, holder) =>
      // the document stays, so that the token goes on growing
      translated(
        async () => void (await leases.updateOne({ _id: name, holder }, { $set: { holder: null } })),
      ),
  };
}
