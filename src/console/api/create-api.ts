import type { ProblemJson } from './json-types.js';

/** A call that came to nothing. `status` 0: the service was not reached. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(readonly problem: ProblemJson) {
    super(problem.detail ?? problem.title);
  }
  get status(): number {
    return this.problem.status;
  }
}

export interface CallOptions {
  readonly body?: unknown;
  /** Sent as `If-Match`: the write is refused (412) when somebody else has changed the thing since. */
  readonly version?: number;
  /** A new one unless told; a call that is tried again by hand names that of the first try. */
  readonly idempotencyKey?: string;
}

export interface Api {
  readonly key: string;
  get<T>(path: string): Promise<T>;
  send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, options?: CallOptions): Promise<T>;
  /** The service's clock now, in ms: countdowns must not depend on the agent's computer. */
  now(): number;
}

const UNREACHABLE: ProblemJson = { code: 'unreachable', title: 'The service cannot be reached.', status: 0 };

/** Calls the service with one key. Rejects with ApiError. */
export function createApi(key: string): Api {
  let aheadMs = 0;

  const call = async <T>(
    method: string,
    path: string,
    { body, version, idempotencyKey }: CallOptions = {},
  ): Promise<T> => {
    let response: Response;
    try {
      response = await fetch(path, {
        method,
        headers: {
          Authorization: `Bearer ${key}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
          // a call that is repeated after a lost answer must not act twice
          ...(method === 'POST' ? { 'Idempotency-Key': idempotencyKey ?? crypto.randomUUID() } : {}),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch {
      throw new ApiError(UNREACHABLE);
    }
    const date = Date.parse(response.headers.get('Date') ?? '');
    // the header counts whole seconds: only a difference beyond that is one
    if (Number.isFinite(date)) aheadMs = Math.abs(date - Date.now()) > 1500 ? date - Date.now() : 0;
    const text = await response.text();
    if (!response.ok) throw new ApiError(problemOf(response, text));
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };

  return {
    key,
    get: (path) => call('GET', path),
    send: (method, path, options) => call(method, path, options),
    now: () => Date.now() + aheadMs,
  };
}

function problemOf(response: Response, text: string): ProblemJson {
  try {
    return { ...(JSON.parse(text) as ProblemJson), status: response.status };
  } catch {
    return { code: 'unknown', title: response.statusText, status: response.status };
  }
}
