import type { Request, RequestHandler, Response } from 'express';
import type { Clock } from '../ports/clock.js';
import { type Authenticator, bearerKey } from './authenticate.js';
import { type Caller, NOBODY } from './caller.js';
import { mayCall, OPERATION_ROLES, type OperationId } from './operation-roles.js';
import { HttpProblem, problem } from './problem.js';
import type { RefusedKeys } from './refused-keys.js';

/** Who made a request, for what comes after. */
export type Callers = WeakMap<Request, Caller>;

export interface AuthorizeParts {
  readonly authenticator: Authenticator;
  readonly refusedKeys: RefusedKeys;
  readonly clock: Clock;
  readonly callers: Callers;
  /** Operations that need no key here although they do elsewhere. */
  readonly open: ReadonlySet<OperationId>;
}

/** Lets a request pass whose key may call the operation: else 401, 403, or 429 after many refused keys. */
export function authorize(operationId: OperationId, parts: AuthorizeParts): RequestHandler {
  const { authenticator, refusedKeys, clock, callers, open } = parts;
  const isPublic = OPERATION_ROLES[operationId] === 'public' || open.has(operationId);

  return async (request, response, next) => {
    if (isPublic) {
      callers.set(request, NOBODY);
      return next();
    }
    const key = bearerKey(request.headers.authorization);
    if (key === null) return next(unauthorized('key-missing', 'Send the header Authorization: Bearer KEY.'));
    const caller = authenticator.known(key) ?? (await lookUp(key, request, response));
    if (caller.role === null || !mayCall(caller.role, operationId)) {
      return next(
        new HttpProblem(problem(403, 'role-not-allowed', `A key of role ${caller.role} may not do this.`)),
      );
    }
    callers.set(request, caller);
    next();
  };

  async function lookUp(key: string, request: Request, response: Response): Promise<Caller> {
    const waitSeconds = await refusedKeys.waitSeconds(request, clock.now());
    if (waitSeconds > 0) {
      throw new HttpProblem(
        problem(429, 'too-many-refused-keys', 'Too many unknown keys from this address.'),
        {
          'Retry-After': String(waitSeconds),
        },
      );
    }
    const caller = await authenticator.lookUp(key);
    if (caller !== null) return caller;
    await refusedKeys.count(request, response);
    throw unauthorized('key-unknown', 'There is no such key, or it was revoked.');
  }
}

function unauthorized(code: string, detail: string): HttpProblem {
  const challenge =
    code === 'key-missing' ? 'Bearer realm="weiche"' : 'Bearer realm="weiche", error="invalid_token"';
  return new HttpProblem(problem(401, code, detail), { 'WWW-Authenticate': challenge });
}
