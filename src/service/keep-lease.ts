import type { Lease } from '../domain/lease.js';
import type { Clock } from '../ports/clock.js';
import { createWaker } from './waker.js';

export interface KeptLease {
  /** The lease went to somebody else, or ran out while it could not be renewed. */
  isLost(): boolean;
  /** Renews no more; resolves after the call in hand. */
  end(): Promise<void>;
}

/**
 * Renews a lease beside its holder's work, however long one piece of that takes: a leader that reads 100,000 open
 * tickets for longer than the lease lasts would lose it before its first decision, and so would the next.
 */
export function keepLease(
  lease: Lease,
  options: {
    readonly clock: Clock;
    /** How long each renewal lasts; three of them fall into that time. */
    readonly leaseMs: number;
    /** Null: somebody else has it. */
    readonly renew: () => Promise<Lease | null>;
    readonly onLost: () => void;
  },
): KeptLease {
  const { clock, leaseMs, renew, onLost } = options;
  const waker = createWaker();
  let isLost = false;
  let isOver = false;
  let expiresAt = lease.expiresAt;

  const run = async (): Promise<void> => {
    while (!isOver) {
      await waker.sleep(leaseMs / 3);
      if (isOver) return;
      try {
        const renewed = await renew();
        if (renewed?.token === lease.token) {
          expiresAt = renewed.expiresAt;
          continue;
        }
      } catch {
        // the store is away: the lease stands until its time is over
        if (clock.now() < expiresAt) continue;
      }
      isLost = true;
      onLost();
      return;
    }
  };
  const running = run();
  return {
    isLost: () => isLost,
    async end() {
      isOver = true;
      waker.wake();
      await running;
    },
  };
}
