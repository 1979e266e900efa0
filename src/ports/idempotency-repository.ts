/** Answers of POST calls by Idempotency-Key, so that a repeated call gets the first one's answer. */
export interface IdempotencyRepository {
  /** Claims the key; or returns what was stored for it. `pending`: another call is at work on it. */
  claim(request: {
    readonly key: string;
    readonly requestHash: string;
    readonly now: Date;
    readonly ttlMs: number;
    /**
     * A claim that was neither completed nor abandoned for this long is taken over: its process was killed. Always the
     * same with the same `ttlMs`; `ttlMs` unless told.
     */
    readonly pendingTtlMs?: number;
  }): Promise<IdempotencyClaim>;
  complete(key: string, response: StoredResponse): Promise<void>;
  /** Gives the key free after a failure, so that the call may be tried again. */
  abandon(key: string): Promise<void>;
}

export interface StoredResponse {
  readonly status: number;
  readonly body: string;
}

export type IdempotencyClaim =
  | { readonly kind: 'claimed' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'mismatch' }
  | { readonly kind: 'completed'; readonly response: StoredResponse };
