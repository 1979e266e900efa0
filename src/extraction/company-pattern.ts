import { gs1Modulo10, luhn, modulo97 } from './check-digits.js';

const CHECKS = { luhn, 'gs1-modulo-10': gs1Modulo10, 'modulo-97': modulo97 } as const;

/** A number format of the company's own, e.g. `{type: 'order_number', pattern: 'WX[0-9]{8}', checkDigit: 'luhn'}`. */
export interface CompanyPattern {
  /** An entity type, built in or the company's own (snake_case). */
  readonly type: string;
  /** Regular expression in the safe subset of `compilePattern`; matched as a whole word, without regard to case. */
  readonly pattern: string;
  /** Digits (for modulo-97: letters too) of the match must pass it. Default none. */
  readonly checkDigit?: keyof typeof CHECKS;
}

export interface CompiledPattern {
  readonly type: string;
  readonly expression: RegExp;
  /** False when the check digits are wrong. `value` has no blanks and is in upper case. */
  readonly check: (value: string) => boolean;
}

/** A company pattern that would not be safe to run over messages. */
export class InvalidPatternError extends Error {
  readonly code = 'INVALID_PATTERN';
  readonly retryable = false;
}

const MAX_SOURCE_LENGTH = 200;
const MAX_MATCH_LENGTH = 64;
// a literal, a class, an escape for digits or letters, each with at most one bounded quantifier
const PIECE =
  /^(?:\\[dw./+]|[A-Za-z0-9ÄÖÜäöü _/#:-]|\[(?:[A-Za-z0-9ÄÖÜäöü _/.#-]|\\d|\\-){1,40}\])(?:\?|\{(\d{1,2})(?:,(\d{1,2}))?\})?/;

/**
 * Compiles a pattern of a subset without alternation inside repetition, stars, look-around or back references, so
 * that no message can make it run away (what RE2 guarantees by construction): pieces are literals, `\d`, `\w`, classes
 * `[A-Z0-9]`, each optionally followed by `?`, `{n}` or `{n,m}`; `|` separates whole alternatives. At most 200 characters
 * long, matching at most 64. Throws InvalidPatternError.
 */
export function compilePattern({ type, pattern, checkDigit }: CompanyPattern): CompiledPattern {
  const refuse = (why: string): never => {
    throw new InvalidPatternError(`company pattern for ${JSON.stringify(type)}: ${why}`);
  };
  if (!/^[a-z][a-z0-9_]{0,63}$/.test(type)) refuse('type must be snake_case');
  if (pattern.length > MAX_SOURCE_LENGTH) refuse(`longer than ${MAX_SOURCE_LENGTH} characters`);
  for (const alternative of pattern.split('|')) {
    let longest = 0;
    let at = 0;
    while (at < alternative.length) {
      const piece = PIECE.exec(alternative.slice(at));
      if (piece === null) return refuse(`not in the safe subset from character ${at + 1} on`);
      const [whole, least, most] = piece;
      if (most !== undefined && Number(most) < Number(least)) refuse('quantifier out of order');
      longest += least === undefined ? 1 : Number(most ?? least);
      at += whole.length;
    }
    if (longest === 0) refuse('an empty alternative matches everywhere');
    if (longest > MAX_MATCH_LENGTH) refuse(`may match more than ${MAX_MATCH_LENGTH} characters`);
  }
  const check = checkDigit === undefined ? undefined : CHECKS[checkDigit];
  try {
    return {
      type,
      expression: new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu'),
      check: (value) =>
        check === undefined ||
        check(checkDigit === 'modulo-97' ? value.replace(/[^0-9A-Z]/g, '') : value.replace(/\D/g, '')),
    };
  } catch {
    return refuse('not a regular expression');
  }
}
