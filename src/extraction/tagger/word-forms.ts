import { hashText, mixHashes } from './hash.js';
import { GLUE, type Tokens } from './tokenize.js';

/** Hashes of what the tokens look like, one of each a token. */
export interface WordForms {
  /** The text in lower case, offsets as in the text. */
  readonly lower: string;
  /** In lower case; numbers of three digits or more by their shape. */
  readonly words: Uint32Array;
  readonly shapes: Uint32Array;
  /** The last three letters. */
  readonly tails: Uint32Array;
  /** What stands between blanks around the token. */
  readonly chunks: Uint32Array;
  readonly chunkShapes: Uint32Array;
}

export function wordForms(text: string, tokens: Tokens): WordForms {
  const { count, starts, ends, glue } = tokens;
  const lower = lowerCase(text);
  // parts of one block, since to make a typed array takes longer than to fill it with a mail's words
  const block = new Uint32Array(5 * count);
  const part = (place: number) => block.subarray(place * count, (place + 1) * count);
  const [words, shapes, tails, chunks, chunkShapes] = [part(0), part(1), part(2), part(3), part(4)];
  for (let t = 0; t < count; t++) {
    const start = starts[t] as number;
    const end = ends[t] as number;
    const shape = shapeOf(text, start, end);
    const numeric = isDigit(text.charCodeAt(start));
    shapes[t] = shape;
    words[t] = numeric && end - start > 2 ? shape : hashText(lower, start, end);
    tails[t] = numeric ? shape : hashText(lower, Math.max(start, end - 3), end);
  }
  for (let t = 0; t < count; ) {
    let last = t;
    while (last + 1 < count && glue[last + 1] === GLUE.none) last++;
    const [start, end] = [starts[t] as number, ends[last] as number];
    chunks.fill(last === t ? (words[t] as number) : hashText(lower, start, end), t, last + 1);
    chunkShapes.fill(last === t ? (shapes[t] as number) : shapeOf(text, start, end), t, last + 1);
    t = last + 1;
  }
  return { lower, words, shapes, tails, chunks, chunkShapes };
}

/** Lower case of the same length: the few letters that grow (Turkish dotted capital I) stay as they are. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (char) =>
    char.toLowerCase().length === char.length ? char.toLowerCase() : char,
  ).join('');
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const KINDS = { digit: 1, small: 2, capital: 3, other: 4 } as const;

/** Kinds of characters in their order; of letters in a row only two count, of digits all: `Nr.4711` is `Xx.9999`. */
function shapeOf(text: string, start: number, end: number): number {
  let hash = 17;
  let last = 0;
  let run = 0;
  for (let at = start; at < end; at++) {
    const kind = kindOf(text, at);
    run = kind === last ? run + 1 : 1;
    last = kind;
    if (kind === KINDS.digit || run <= 2) hash = mixHashes(hash, kind);
  }
  return hash;
}

function kindOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (isDigit(code)) return KINDS.digit;
  if (code >= 97 && code <= 122) return KINDS.small;
  if (code >= 65 && code <= 90) return KINDS.capital;
  if (code < 128) return 1000 + code;
  const char = text.charAt(at);
  if (char.toLowerCase() !== char) return KINDS.capital;
  return char.toUpperCase() !== char ? KINDS.small : KINDS.other;
}
