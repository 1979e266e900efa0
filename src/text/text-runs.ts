import { DIGIT_MARK, MARKS, MARKS_OF_CHARACTERS } from './marks.js';

/**
 * What is told of a text by looking it over once. Pairs and triples of marks share places by their low bits: now and
 * then they say that a run may be there that is not, never the other way round.
 */
export interface TextRuns {
  /** `MARKS_OF_CHARACTERS` of each character in turn, then a 0. Longer than the text. */
  marks: Uint8Array;
  /** Places with no letter of a to z before them: the first `starts` of the array. */
  startPlaces: Int32Array;
  starts: number;
  /** Places of digits with no digit before them. */
  numberPlaces: Int32Array;
  numbers: number;
  /** Which marks, and runs of two and three, stand in the text. */
  readonly singles: Uint8Array;
  readonly pairs: Uint8Array;
  readonly triples: Uint8Array;
}

/** Where to look for a run: places in the table for its size. Runs of more than three marks are looked up by triples. */
export interface Run {
  readonly table: 'singles' | 'pairs' | 'triples';
  readonly places: readonly number[];
}

const PAIRS = 0x3ff;
const TRIPLES = 0x7fff;
const LAST_LETTER = 26;

export function emptyTextRuns(): TextRuns {
  return {
    marks: new Uint8Array(1_024),
    startPlaces: new Int32Array(1_024),
    starts: 0,
    numberPlaces: new Int32Array(1_024),
    numbers: 0,
    singles: new Uint8Array(MARKS),
    pairs: new Uint8Array(PAIRS + 1),
    triples: new Uint8Array(TRIPLES + 1),
  };
}

/** Fills `runs` anew, from this text. */
export function readTextRuns(text: string, runs: TextRuns): void {
  const { length } = text;
  if (runs.marks.length <= length) {
    runs.marks = new Uint8Array(2 * length);
    runs.startPlaces = new Int32Array(2 * length);
    runs.numberPlaces = new Int32Array(2 * length);
  }
  const { marks, startPlaces, numberPlaces, singles, pairs, triples } = runs;
  singles.fill(0);
  pairs.fill(0);
  triples.fill(0);
  let hash = 0;
  let before = 0;
  let starts = 0;
  let numbers = 0;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    const mark = MARKS_OF_CHARACTERS[code] ?? 0;
    marks[at] = mark;
    hash = next(hash, mark);
    singles[mark] = 1;
    pairs[hash & PAIRS] = 1;
    triples[hash] = 1;
    if (before === 0 || before > LAST_LETTER) startPlaces[starts++] = at;
    if (mark === DIGIT_MARK && before !== DIGIT_MARK) numberPlaces[numbers++] = at;
    // what only stands for a letter is none
    before = code < 128 ? mark : 0;
  }
  marks[length] = 0;
  runs.starts = starts;
  runs.numbers = numbers;
}

/** `marks`: one or more, none of them 0. */
export function runOf(marks: readonly number[]): Run {
  const [first = 0, second = 0] = marks;
  if (marks.length < 2) return { table: 'singles', places: [first] };
  let hash = next(first, second);
  if (marks.length === 2) return { table: 'pairs', places: [hash & PAIRS] };
  const places = marks.slice(2).map((mark) => {
    hash = next(hash, mark);
    return hash;
  });
  return { table: 'triples', places };
}

/** Whether the run may stand in the text. */
export function hasRun(runs: TextRuns, { table, places }: Run): boolean {
  const found = runs[table];
  for (let at = 0; at < places.length; at += 1) if (found[places[at] ?? 0] !== 1) return false;
  return true;
}

/** 15 bits of the last three marks. */
function next(hash: number, mark: number): number {
  return ((hash << 5) ^ mark) & TRIPLES;
}
