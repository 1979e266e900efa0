import { createHash } from 'node:crypto';
import type { Clock } from '../ports/clock.js';
import type { IdempotencyRepository } from '../ports/idempotency-repository.js';
import type { Answer } from './answer.js';
import { problem } from './problem.js';

/** No call takes as long: whoever claimed the key and has not answered since was killed. */
const PENDING_TTL_MS = 120_000;

export interface IdempotentRequest {
  /** The key as the caller chose it; keys of different callers never meet. */
  readonly key: string;
  readonly callerId: string;
  readonly method: string;
  readonly path: string;
  /** The body's bytes as they came. */
  readonly body: Uint8Array;
}

/**
 * Runs a call once per `Idempotency-Key`. A repeated one gets the first one's answer; one with another body is
 * refused; while the first is at work, the second is told to wait. Only successes are kept: what was refused or
 * broke may be tried again with the same key.
 */
export async function onceOnly(
  {
    idempotency,
    clock,
    ttlMs,
  }: {
    readonly idempotency: IdempotencyRepository;
    readonly clock: Clock;
    readonly ttlMs: number;
  },
  request: IdempotentRequest,
  run: () => Promise<Answer>,
): Promise<Answer> {
  const key = `${request.callerId}:${request.key}`;
  const requestHash = createHash('sha256')
    .update(`${request.method} ${request.path}\n`)
    .update(request.body)
    .digest('hex');
  const claim = await idempotency.claim({
    key,
    requestHash,
    now: clock.now(),
    ttlMs,
    pendingTtlMs: PENDING_TTL_MS,
  });
  if (claim.kind === 'mismatch') {
    return refused(422, 'idempotency-key-reused', 'This Idempotency-Key was used for another request.');
  }
  if (claim.kind === 'pending') {
    return refused(
      409,
      'idempotency-key-in-use',
      'The first request with this Idempotency-Key is still at work.',
    );
  }
  if (claim.kind === 'completed') {
    const { status, body } = claim.response;
    return {
      kind: 'content',
      status,
      ...(body === '' ? {} : { body: JSON.parse(body) as unknown }),
      headers: { 'Idempotency-Replayed': 'true' },
    };
  }
  let answer: Answer;
  try {
    answer = await run();
  } catch (error) {
    await idempotency.abandon(key);
    throw error;
  }
  if (answer.kind === 'content' && answer.status < 300) {
    const body = answer.body === undefined ? '' : JSON.stringify(answer.body);
    await idempotency.complete(key, { status: answer.status, body });
  } else {
    await idempotency.abandon(key);
  }
  return answer;
}

const refused = (status: number, code: string, detail: string): Answer => ({
  kind: 'problem',
  problem: problem(status, code, detail),
});
