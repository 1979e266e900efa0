import { STATUS_CODES } from 'node:http';

/** RFC 9457 problem details. `code` is stable and what programs look at; nothing in it is a message's content. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly instance?: string;
  readonly errors?: readonly ProblemPart[];
}

/** One thing that is wrong, and where: a JSON pointer whose first part is `body`, `query`, `params` or `headers`. */
export interface ProblemPart {
  readonly path: string;
  readonly message: string;
}

export const PROBLEM_TYPE = 'application/problem+json';

/** `code` is in kebab-case; `detail` a sentence for people. */
export function problem(
  status: number,
  code: string,
  detail?: string,
  errors?: readonly ProblemPart[],
): Problem {
  return {
    type: `urn:weiche:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
  };
}

/** Carries a problem out of a middleware to the one place where problems are answered. */
export class HttpProblem extends Error {
  readonly code: string;
  readonly retryable: boolean;

  constructor(
    readonly problem: Problem,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(problem.detail ?? problem.title);
    this.name = 'HttpProblem';
    this.code = problem.code;
    this.retryable = problem.status === 429 || problem.status >= 500;
  }
}
