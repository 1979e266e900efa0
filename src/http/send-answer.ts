import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from '../ports/logger.js';
import type { Answer } from './answer.js';
import { HttpProblem, PROBLEM_TYPE, type Problem, problem } from './problem.js';
import { problemOfError } from './problem-of-error.js';
import { storageProblem } from './storage-problem.js';
import type { Tracks } from './track-requests.js';

/** Sends what a handler answered. */
export async function sendAnswer(answer: Answer, request: Request, response: Response): Promise<void> {
  if (answer.kind === 'problem') throw new HttpProblem(answer.problem);
  if (answer.kind === 'stream') return answer.start(request, response);
  response.status(answer.status);
  // answers hold customers' data: no cache may keep them
  response.set('Cache-Control', 'no-store');
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.set(name, value);
  if (answer.body === undefined) response.end();
  else if (answer.contentType !== undefined && typeof answer.body === 'string') {
    response.set('Content-Type', answer.contentType).end(answer.body);
  } else response.json(answer.body);
}

/** Turns whatever went wrong into a problem document; what is our own fault is logged, and told by its id only. */
export function answerErrors(log: Logger, tracks: Tracks): ErrorRequestHandler {
  return (thrown: unknown, request, response, _next) => {
    const requestId = tracks.get(request)?.id ?? 'none';
    const error = storageProblem(thrown) ?? thrown;
    const found = problemOfError(error);
    const fields = { err: thrown, requestId, operation: tracks.get(request)?.operation };
    if (found === null) log.error(fields, 'http.failed');
    else if (found.status === 503 && error !== thrown) log.warn(fields, 'http.unavailable');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const told: Problem = {
      ...(found ??
        problem(500, 'internal-error', 'Something went wrong here; name the instance to whoever runs this.')),
      instance: `urn:weiche:request:${requestId}`,
    };
    const headers = error instanceof HttpProblem ? error.headers : {};
    for (const [name, value] of Object.entries(headers)) response.set(name, value);
    response.status(told.status).set('Cache-Control', 'no-store').set('Content-Type', PROBLEM_TYPE);
    response.end(JSON.stringify(told));
  };
}
