import type { Request, Response } from 'express';
import type { Outcome, Refusal } from '../service/outcome.js';
import { type Problem, problem } from './problem.js';

/** What a handler answers: data, which create-http-app.ts sends. */
export type Answer =
  | {
      readonly kind: 'content';
      readonly status: number;
      /** Sent as JSON; a string with a `contentType` is sent as it is; undefined: no content. */
      readonly body?: unknown;
      readonly contentType?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** The handler writes the response itself, and its promise ends when that has begun. */
  | { readonly kind: 'stream'; readonly start: (request: Request, response: Response) => Promise<void> };

export const answer = (body: unknown, status = 200, headers?: Readonly<Record<string, string>>): Answer => ({
  kind: 'content',
  status,
  body,
  ...(headers === undefined ? {} : { headers }),
});

export const NO_CONTENT: Answer = { kind: 'content', status: 204 };

/** A list that fits on one page. */
export const answerAll = (items: readonly unknown[]): Answer => answer({ items, next: null });

const STATUS: Readonly<Record<Refusal['kind'], number>> = {
  'not-found': 404,
  conflict: 409,
  forbidden: 403,
  invalid: 422,
};

/** A refusal as a problem. Its paths are relative to what the use case was given, which stands at `pointer`. */
export function refuse(refusal: Refusal, pointer = '/body'): Answer {
  const parts = refusal.kind === 'invalid' ? refusal.problems : undefined;
  return {
    kind: 'problem',
    problem: problem(
      STATUS[refusal.kind],
      refusal.code,
      refusal.sentence,
      parts?.map(({ path, sentence }) => ({ path: `${pointer}${path}`, message: sentence })),
    ),
  };
}

/** The outcome's value, turned into JSON by `toJson`, or its refusal. */
export function answerOutcome<T>(
  outcome: Outcome<T>,
  toJson: (value: T) => unknown,
  { status = 200, pointer }: { readonly status?: number; readonly pointer?: string } = {},
): Answer {
  return outcome.kind === 'ok' ? answer(toJson(outcome.value), status) : refuse(outcome, pointer);
}
