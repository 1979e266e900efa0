import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Callers } from './authorize.js';
import { HttpProblem, problem } from './problem.js';

/** Calls a minute with one key; more are 429 with `Retry-After` and the RateLimit headers of the IETF draft. */
export function limitCalls(perMinute: number, callers: Callers): RequestHandler {
  const keyOf = (request: Request) => callers.get(request)?.keyId ?? '';
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: keyOf,
    skip: (request) => keyOf(request) === '',
    handler: (_request, _response, next) => {
      next(
        new HttpProblem(
          problem(429, 'too-many-calls', `More than ${perMinute} calls a minute with one key.`),
        ),
      );
    },
  });
}
