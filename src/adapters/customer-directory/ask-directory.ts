import type { CustomerRecord, DirectoryKey } from '../../domain/customer-record.js';
import { customerRecord, isDirectoryReply } from './customer-record-schema.js';

export const FAILURE_REASONS = ['time-out', 'unreachable', 'status', 'invalid-reply'] as const;

/** Why the directory gave no answer; `detail` is a status or a code, nothing of what was asked or told. */
export class DirectoryFailure extends Error {
  readonly reason: (typeof FAILURE_REASONS)[number];
  readonly detail: string;

  constructor(reason: DirectoryFailure['reason'], detail = '') {
    super(`the customer directory gave no answer: ${reason} ${detail}`.trim());
    this.name = 'DirectoryFailure';
    this.reason = reason;
    this.detail = detail;
  }
}

/** One `POST {url}/lookup`. The keys go in the body, since addresses of pages end up in logs. Throws DirectoryFailure. */
export async function askDirectory(request: {
  readonly url: string;
  readonly key?: string | null;
  readonly keys: readonly DirectoryKey[];
  readonly signal: AbortSignal;
}): Promise<readonly CustomerRecord[]> {
  const { url, key = null, keys, signal } = request;
  let reply: unknown;
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/lookup`, {
      method: 'POST',
      // a page that the question is sent on to would get the key and the customers' data as well
      redirect: 'error',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ keys: keys.map(({ type, value }) => ({ type, value })) }),
      signal,
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new DirectoryFailure('status', String(response.status));
    }
    reply = await response.json();
  } catch (error) {
    if (error instanceof DirectoryFailure) throw error;
    if (signal.aborted) throw new DirectoryFailure('time-out');
    if (fieldOf(error, 'name') === 'SyntaxError') throw new DirectoryFailure('invalid-reply', 'is not JSON');
    throw new DirectoryFailure('unreachable', String(fieldOf(fieldOf(error, 'cause'), 'code') ?? ''));
  }
  if (!isDirectoryReply(reply)) {
    const [problem] = isDirectoryReply.errors ?? [];
    throw new DirectoryFailure(
      'invalid-reply',
      `${problem?.instancePath ?? ''} ${problem?.keyword ?? ''}`.trim(),
    );
  }
  return reply.customers.map(customerRecord);
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
