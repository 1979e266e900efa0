import type { IdempotencyRepository, StoredResponse } from '../../src/ports/idempotency-repository.js';
import type { LeaseRepository } from '../../src/ports/lease-repository.js';

export function inMemoryLeases(): LeaseRepository {
  const leases = new Map<
    string,
    { readonly holder: string | null; readonly token: number; readonly expiresAt: Date }
  >();
  return {
    acquire: async ({ name, holder, now, durationMs }) => {
      const lease = leases.get(name);
      const isMine = lease?.holder === holder;
      if (lease && lease.holder !== null && !isMine && lease.expiresAt > now) return null;
      const token = isMine ? lease.token : (lease?.token ?? 0) + 1;
      const taken = { holder, token, expiresAt: new Date(now.getTime() + durationMs) };
      leases.set(name, taken);
      return { name, ...taken };
    },
    release: async (name, holder) => {
      const lease = leases.get(name);
      if (lease?.holder === holder) leases.set(name, { ...lease, holder: null });
    },
  };
}

export function inMemoryIdempotency(): IdempotencyRepository {
  const calls = new Map<
    string,
    { requestHash: string; expiresAtMs: number; response: StoredResponse | null }
  >();
  return {
    claim: async ({ key, requestHash, now, ttlMs, pendingTtlMs = ttlMs }) => {
      const call = calls.get(key);
      if (!call || call.expiresAtMs <= now.getTime()) {
        calls.set(key, { requestHash, expiresAtMs: now.getTime() + ttlMs, response: null });
        return { kind: 'claimed' };
      }
      if (call.requestHash !== requestHash) return { kind: 'mismatch' };
      if (call.response) return { kind: 'completed', response: call.response };
      if (call.expiresAtMs - ttlMs + pendingTtlMs > now.getTime()) return { kind: 'pending' };
      calls.set(key, { ...call, expiresAtMs: now.getTime() + ttlMs });
      return { kind: 'claimed' };
    },
    complete: async (key, response) => {
      const call = calls.get(key);
      if (call) calls.set(key, { ...call, response });
    },
    abandon: async (key) => {
      if (calls.get(key)?.response === null) calls.delete(key);
    },
  };
}
