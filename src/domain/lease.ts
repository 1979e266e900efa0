/** Who leads a routing domain. The token grows with every change of holder, so that a stale leader is told apart. */
export interface Lease {
  readonly name: string;
  readonly holder: string;
  /** Fencing token. */
  readonly token: number;
  readonly expiresAt: Date;
}
