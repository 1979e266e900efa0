import { timingSafeEqual } from 'node:crypto';
import type { ApiKey } from '../domain/api-key.js';
import type { ApiKeyRepository } from '../ports/api-key-repository.js';
import type { Clock } from '../ports/clock.js';
import type { Caller } from './caller.js';
import { hashApiKey } from './hash-api-key.js';

export interface Authenticator {
  /** The caller of a key that was looked up not long ago; never asks the store. */
  known(key: string): Caller | null;
  /** Null: no such key, or revoked. */
  lookUp(key: string): Promise<Caller | null>;
  /** Trusts nothing any more that it has looked up. */
  forget(): void;
}

const MAX_CACHED = 10_000;

/** Finds callers by the hash of their key. Only keys that exist are remembered, for `cacheMs`. */
export function createAuthenticator(
  apiKeys: ApiKeyRepository,
  clock: Clock,
  { cacheMs }: { readonly cacheMs: number },
): Authenticator {
  const cache = new Map<string, { readonly caller: Caller; readonly until: number }>();

  return {
    known(key) {
      const entry = cache.get(hashApiKey(key));
      return entry !== undefined && entry.until > clock.now().getTime() ? entry.caller : null;
    },
    async lookUp(key) {
      const hash = hashApiKey(key);
      const stored = await apiKeys.byHash(hash);
      const caller = stored === null ? null : callerOf(stored, hash);
      if (caller === null) {
        cache.delete(hash);
        return null;
      }
      if (cache.size >= MAX_CACHED) cache.clear();
      cache.set(hash, { caller, until: clock.now().getTime() + cacheMs });
      return caller;
    },
    forget: () => cache.clear(),
  };
}

function callerOf(stored: ApiKey, hash: string): Caller | null {
  const expected = Buffer.from(stored.hash);
  const given = Buffer.from(hash);
  // a store may find strings that merely compare as equal (case, blanks)
  if (expected.byteLength !== given.byteLength || !timingSafeEqual(expected, given)) return null;
  if (stored.revokedAt !== null) return null;
  // an agent's key without an agent could act for anybody
  if (stored.role === 'agent' && stored.agentId === null) return null;
  return {
    keyId: stored.id,
    name: stored.name,
    role: stored.role,
    agentId: stored.role === 'agent' ? stored.agentId : null,
  };
}

/** The key of an `Authorization: Bearer KEY` header (RFC 6750), or null. */
export function bearerKey(header: string | undefined): string | null {
  const match = /^Bearer +([\x21-\x7e]{1,512})$/i.exec(header ?? '');
  return match?.[1] ?? null;
}
