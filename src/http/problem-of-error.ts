import { HttpProblem, type Problem, type ProblemPart, problem } from './problem.js';

const MAX_PARTS = 50;
const MAX_PATH_LENGTH = 200;

/** What is wrong with the request by what Express, its body parser or the validator threw; null: our own fault. */
export function problemOfError(error: unknown): Problem | null {
  if (error instanceof HttpProblem) return error.problem;
  if (typeof error !== 'object' || error === null) return null;
  const status = numberAt(error, 'status');
  if (status === null || status < 400 || status > 499) return null;
  const parts = partsOf(error);
  if (parts !== null) {
    if (status !== 400) return problem(status, status === 415 ? 'unsupported-media-type' : 'request-invalid');
    return problem(400, 'validation-failed', 'The request does not fit its description.', parts);
  }
  const type = stringAt(error, 'type') ?? '';
  const known = BODY_PROBLEMS.get(type);
  if (known !== undefined) return problem(status, known.code, known.detail);
  // what is left speaks about the request line, e.g. a percent sign that is not followed by two digits
  return problem(status, status === 413 ? 'body-too-large' : 'request-malformed');
}

/** body-parser's error types. */
const BODY_PROBLEMS: ReadonlyMap<string, { readonly code: string; readonly detail: string }> = new Map([
  ['entity.too.large', { code: 'body-too-large', detail: 'The body is larger than this call takes.' }],
  ['entity.parse.failed', { code: 'malformed-json', detail: 'The body is not JSON.' }],
  ['encoding.unsupported', { code: 'unsupported-encoding', detail: 'Compressed bodies are not taken.' }],
  ['charset.unsupported', { code: 'unsupported-media-type', detail: 'The charset must be UTF-8.' }],
  ['request.aborted', { code: 'request-aborted', detail: 'The request ended before its body did.' }],
  [
    'request.size.invalid',
    { code: 'request-malformed', detail: 'The body is not as long as it was said to be.' },
  ],
]);

/** The validator's findings. Messages are about the schema and never tell what was sent. */
function partsOf(error: object): readonly ProblemPart[] | null {
  if (!('errors' in error) || !Array.isArray(error.errors)) return null;
  const parts: ProblemPart[] = [];
  for (const entry of error.errors.slice(0, MAX_PARTS)) {
    if (typeof entry !== 'object' || entry === null) continue;
    const path = (stringAt(entry, 'path') ?? '').slice(0, MAX_PATH_LENGTH);
    parts.push({ path, message: stringAt(entry, 'message') ?? 'is not allowed' });
  }
  if (parts.length === 0) {
    // unknown or empty query parameters come without a list
    parts.push({
      path: (stringAt(error, 'path') ?? '').slice(0, MAX_PATH_LENGTH),
      message: 'is not allowed here',
    });
  }
  return parts;
}

function stringAt(value: object, name: string): string | null {
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'string' ? found : null;
}

function numberAt(value: object, name: string): number | null {
  const found: unknown = Reflect.get(value, name);
  return typeof found === 'number' ? found : null;
}
