import { ADMIN_KEY } from './service-process.js';

/** An answer of the HTTP interface. `body` is whatever JSON came; tests look into it with matchers. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into answers of many shapes
  readonly body: any;
  readonly headers: Headers;
}

export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answer>;

/**
 * Calls the interface of the service at `url` with a key. `timeoutMs`: a call that is not answered by then breaks off, as
 * those to a frozen process.
 */
export function apiOf(url: string, key: string = ADMIN_KEY, timeoutMs?: number): Call {
  return async (method, path, body, headers = {}) => {
    const raw = body instanceof Uint8Array || typeof body === 'string';
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(timeoutMs) }),
      ...(body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: parse(text), headers: response.headers };
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * Waits until `look` returns something other than null or undefined; fails after `timeoutMs` with what was waited for.
 * `pauseMs` between two looks: longer where a look costs the service something.
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined>,
  timeoutMs = 30_000,
  pauseMs = 50,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
