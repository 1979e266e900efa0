import type { Lease } from '../domain/lease.js';

export interface LeaseRepository {
  /**
   * Takes or renews the lease if it is free, expired or already `holder`'s. The token grows when the holder changes.
   * Null: somebody else holds it.
   */
  acquire(request: {
    readonly name: string;
    readonly holder: string;
    readonly now: Date;
    readonly durationMs: number;
  }): Promise<Lease | null>;
  release(name: string, holder: string): Promise<void>;
}
