import { BLANK_MARK, DIGIT_MARK, MARKS_OF_CHARACTERS } from './marks.js';

/** A piece of a regular expression, as far as it tells what a match must hold. */
export type PatternItem =
  /** `mark` 0: some character or other, or none at all. */
  | { readonly kind: 'character'; readonly mark: number; readonly least: number; readonly most: number }
  | { readonly kind: 'group'; readonly ways: PatternWays; readonly least: number; readonly most: number }
  /** Look-around that must succeed. */
  | { readonly kind: 'look'; readonly ways: PatternWays };

/** The alternatives of a pattern or group: sequences of items. */
export type PatternWays = readonly (readonly PatternItem[])[];

/** Takes a regular expression apart. All of JavaScript's syntax but the flag `v`; what is not a plain character is unknown. */
export function readPattern(source: string): PatternWays {
  return readWays(source, { at: 0 });
}

interface Cursor {
  at: number;
}

function readWays(source: string, cursor: Cursor): PatternWays {
  const ways: PatternItem[][] = [[]];
  while (cursor.at < source.length && source[cursor.at] !== ')') {
    if (source[cursor.at] === '|') {
      cursor.at += 1;
      ways.push([]);
      continue;
    }
    const item = readItem(source, cursor);
    if (item !== null) ways.at(-1)?.push(item);
  }
  return ways;
}

/** Null for what takes no room and asks for nothing: `^`, `$`, `\b` and denied look-around. */
function readItem(source: string, cursor: Cursor): PatternItem | null {
  if (source[cursor.at] === '(') return readGroup(source, cursor);
  const [text] = readAtom(source, cursor.at);
  cursor.at += text.length;
  if (/^(?:\^|\$|\\[bB])$/.test(text)) return null;
  if (text.startsWith('[')) {
    const ways = waysOfClass(text);
    const times = readTimes(source, cursor);
    return ways === null ? { kind: 'character', mark: 0, ...times } : { kind: 'group', ways, ...times };
  }
  return { kind: 'character', mark: markOf(text), ...readTimes(source, cursor) };
}

const ATOM =
  /\[\^?(?:\\[\s\S]|[^\]\\])*\]|\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|k<[^>]*>|c[A-Za-z]|\d+|[\s\S])|[\s\S]/y;

function readAtom(source: string, at: number): readonly [string] {
  ATOM.lastIndex = at;
  return [ATOM.exec(source)?.[0] ?? source.charAt(at)];
}

function readGroup(source: string, cursor: Cursor): PatternItem | null {
  const opening =
    /^\((?:\?(?:<?[=!]|:|<[^>=!]+>))?/.exec(source.slice(cursor.at, cursor.at + 40))?.[0] ?? '(';
  cursor.at += opening.length;
  const ways = readWays(source, cursor);
  cursor.at += 1;
  const times = readTimes(source, cursor);
  if (opening.endsWith('!')) return null;
  if (opening.endsWith('=')) return times.least === 0 ? null : { kind: 'look', ways };
  return { kind: 'group', ways, ...times };
}

const TIMES = /(?:[*+?]|\{(\d+)(?:,(\d*))?\})\??/y;

function readTimes(source: string, cursor: Cursor): { readonly least: number; readonly most: number } {
  TIMES.lastIndex = cursor.at;
  const found = TIMES.exec(source);
  if (found === null) return { least: 1, most: 1 };
  cursor.at += found[0].length;
  const [sign, least, most] = found;
  if (least !== undefined) {
    return {
      least: Number(least),
      most: most === undefined ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most),
    };
  }
  return { least: sign.startsWith('+') ? 1 : 0, most: sign.startsWith('?') ? 1 : Number.POSITIVE_INFINITY };
}

const ESCAPED: Readonly<Record<string, number>> = {
  '\\d': DIGIT_MARK,
  '\\s': BLANK_MARK,
  '\\n': BLANK_MARK,
  '\\r': BLANK_MARK,
  '\\t': BLANK_MARK,
  '\\v': BLANK_MARK,
  '\\f': BLANK_MARK,
};

function markOf(atom: string): number {
  if (atom === '.') return 0;
  if (!atom.startsWith('\\')) return atom.length === 1 ? (MARKS_OF_CHARACTERS[atom.charCodeAt(0)] ?? 0) : 0;
  const code = /^\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2}))$/.exec(atom);
  if (code !== null) return MARKS_OF_CHARACTERS[Number.parseInt(`${code[1] ?? ''}${code[2] ?? ''}`, 16)] ?? 0;
  if (/^\\[^A-Za-z\d]$/.test(atom)) return MARKS_OF_CHARACTERS[atom.charCodeAt(1)] ?? 0;
  return ESCAPED[atom] ?? 0;
}

const MOST_OF_CLASS = 12;

/** A class of a few plain characters as alternatives; null where it has ranges, properties or is a denial. */
function waysOfClass(text: string): PatternWays | null {
  const inside = text.slice(1, -1);
  if (inside === '' || inside.startsWith('^')) return null;
  const marks = new Set<number>();
  let at = 0;
  while (at < inside.length) {
    const [atom] = readAtom(inside, at);
    const isRange = atom === '-' && at > 0 && at < inside.length - 1;
    const mark = atom === '.' ? (MARKS_OF_CHARACTERS[46] ?? 0) : markOf(atom);
    if (mark === 0 || isRange || atom.length > 6 || /^\\[bB]$/.test(atom)) return null;
    marks.add(mark);
    at += atom.length;
  }
  if (marks.size > MOST_OF_CLASS) return null;
  return [...marks].map((mark) => [{ kind: 'character', mark, least: 1, most: 1 }]);
}
