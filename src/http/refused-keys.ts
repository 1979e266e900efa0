import type { Request, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';

export interface RefusedKeys {
  /** Seconds to wait until the request's address may try unknown keys again; 0: none. */
  waitSeconds(request: Request, now: Date): Promise<number>;
  count(request: Request, response: Response): Promise<void>;
}

const WINDOW_MS = 60_000;

/**
 * Counts keys that were refused, by address, so that nobody can have the store searched for guesses without end.
 * Keys that this instance knows are not held up: colleagues behind one address do not suffer for each other.
 */
export function createRefusedKeys({ perMinute }: { readonly perMinute: number }): RefusedKeys {
  // somebody with an IPv6 address has a whole network of them, which counts as one
  const addressOf = (request: Request) => ipKeyGenerator(request.ip ?? '');
  const limiter = rateLimit({
    windowMs: WINDOW_MS,
    limit: perMinute,
    keyGenerator: addressOf,
    standardHeaders: false,
    legacyHeaders: false,
    handler: (_request, _response, next) => next(),
  });
  return {
    async waitSeconds(request, now) {
      const found = await limiter.getKey(addressOf(request));
      if (found === undefined || found.totalHits < perMinute) return 0;
      const remainingMs =
        found.resetTime === undefined ? WINDOW_MS : found.resetTime.getTime() - now.getTime();
      return Math.min(WINDOW_MS / 1000, Math.max(1, Math.ceil(remainingMs / 1000)));
    },
    async count(request, response) {
      await limiter(request, response, () => undefined);
    },
  };
}
