import type { LeaseRepository } from '../../../ports/lease-repository.js';
import type { StoreDatabase } from './store-database.js';

interface Row {
  readonly holder: string | null;
  readonly token: number;
  readonly expiresAt: number;
}

export function leaseRepository({ db, write }: StoreDatabase): LeaseRepository {
  const select = db.prepare<[string], Row>(
    'SELECT holder, token, expires_at AS expiresAt FROM leases WHERE name = ?',
  );
  const put = db.prepare<[string, string, number, number]>(
    `INSERT INTO leases (name, holder, token, expires_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET holder = excluded.holder, token = excluded.token, expires_at = excluded.expires_at`,
  );
  // the row stays, so that the token goes on growing
  const free = db.prepare<[string, string]>('UPDATE leases SET holder = NULL WHERE name = ? AND holder = ?');
  return {
    acquire: ({ name, holder, now, durationMs }) =>
      write(() => {
        const lease = select.get(name);
        const isMine = lease?.holder === holder;
        const isHeld = lease !== undefined && lease.holder !== null && lease.expiresAt > now.getTime();
        if (isHeld && !isMine) return null;
        const token = isMine ? lease.token : (lease?.token ?? 0) + 1;
        const expiresAt = new Date(now.getTime() + durationMs);
        put.run(name, holder, token, expiresAt.getTime());
        return { name, holder, token, expiresAt };
      }),
    release: (name, holder) => write(() => void free.run(name, holder)),
  };
}
