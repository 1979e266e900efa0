/** How a token follows the one before it. */
export const GLUE = { line: 0, blank: 1, none: 2 } as const;
export const GLUE_KINDS = 3;

/** Tokens of a text, in order; offsets in UTF-16 code units. */
export interface Tokens {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** One of GLUE for each token. */
  readonly glue: Uint8Array;
  /** First token of each sequence that is labelled by itself, and the number of tokens as the last entry. */
  readonly sequences: readonly number[];
}

/** Longer sequences are cut: nothing that a customer writes depends on a word 300 words away, and memory stays bounded. */
const LONGEST_SEQUENCE = 300;
/** No sequence has more tokens: one without blanks is cut only here. */
export const MOST_TOKENS = 2 * LONGEST_SEQUENCE;

/**
 * Runs of letters, runs of digits, and every other visible character by itself: so that `4711` can be found in
 * `Nr.4711,` and `A-17` is three tokens. Scripts that are written without blanks give one token a character. No token
 * begins or ends inside a surrogate pair. An empty line ends a sequence.
 */
export function tokenize(text: string): Tokens {
  const starts: number[] = [];
  const ends: number[] = [];
  const glue: number[] = [];
  const sequences: number[] = [0];
  let last = 0;
  let begun = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    const start = match.index;
    let kind: number = GLUE.none;
    let breaks = 0;
    if (start > last || starts.length === 0) {
      kind = GLUE.blank;
      for (let at = last; at < start; at++) if (text.charCodeAt(at) === NEWLINE) breaks++;
      if (breaks > 0 || starts.length === 0) kind = GLUE.line;
    }
    const length = starts.length - begun;
    if (
      starts.length > 0 &&
      (breaks > 1 || (length >= LONGEST_SEQUENCE && kind !== GLUE.none) || length >= MOST_TOKENS)
    ) {
      begun = starts.length;
      sequences.push(begun);
    }
    starts.push(start);
    last = start + match[0].length;
    ends.push(last);
    glue.push(kind);
  }
  if (starts.length > 0) sequences.push(starts.length);
  return {
    count: starts.length,
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    glue: Uint8Array.from(glue),
    sequences,
  };
}

const NEWLINE = 10;
const WITHOUT_BLANKS = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}';
const TOKEN = new RegExp(
  `[${WITHOUT_BLANKS}]|(?:(?![${WITHOUT_BLANKS}])\\p{L}\\p{M}*)+|\\p{N}+|[^\\s]`,
  'gu',
);
