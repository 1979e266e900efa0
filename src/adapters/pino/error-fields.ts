const LONGEST_MESSAGE = 500;
const DEEPEST_CAUSE = 4;
/** Node quotes the text in such a message: `Unexpected token 'H', "Hallo, ich"... is not valid JSON`. */
const NOT_JSON = / is not valid JSON$/;

/**
 * What a log line says of an error: name, code, message and where, with its causes. An error's further properties are
 * left out, since libraries put whole requests and documents there.
 */
export function errorFields(error: unknown, depth = 0): unknown {
  if (typeof error !== 'object' || error === null) return { message: typeof error };
  const { name, message, stack, code, cause } = error as Partial<Error> & { readonly code?: unknown };
  const told = String(message ?? '');
  const safe = name === 'SyntaxError' && NOT_JSON.test(told) ? 'The text is not valid JSON' : told;
  return {
    type: name ?? 'Error',
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    message: safe.slice(0, LONGEST_MESSAGE),
    stack: framesOf(stack),
    ...(cause === undefined || depth >= DEEPEST_CAUSE ? {} : { cause: errorFields(cause, depth + 1) }),
  };
}

/** Without the message, which stands first in a stack. */
const framesOf = (stack: string | undefined): readonly string[] =>
  (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
