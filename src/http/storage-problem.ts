import { StorageError } from '../ports/storage-error.js';
import { HttpProblem, problem } from './problem.js';

/** A database or broker that is killed or frozen is back within seconds. */
const RETRY_AFTER_SECONDS = '2';

/**
 * What a call says when store or bus refused: 503 for what may pass, so that callers try again, 400 for a cursor that
 * nobody gave out; null: something else.
 */
export function storageProblem(error: unknown): HttpProblem | null {
  if (!(error instanceof StorageError)) return null;
  if (error.code === 'invalid-cursor')
    return new HttpProblem(problem(400, 'invalid-cursor', 'This cursor was not given out here.'));
  if (!error.retryable && error.code !== 'closed') return null;
  return new HttpProblem(
    problem(503, 'temporarily-unavailable', 'The store or the bus cannot be reached just now; try again.'),
    { 'Retry-After': RETRY_AFTER_SECONDS },
  );
}
