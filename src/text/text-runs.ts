import { DIGIT_MARK, MARKS, MARKS_OF_CHARACTERS } from './marks.js';

/**
 * What is told of a text by looking it over once. Pairs and triples of marks share places by their low bits: now and
 * then they say that a run may be there that is not, never the other way round.
 */
export interface TextRuns {
  /** `MARKS_OF_CHARACTERS` of each character in turn, then two 0. Longer than the text. */
  marks: Uint8Array;
  /** Places with no letter of a to z before them: the first `starts` of the array. */
  startPlaces: Int32Array;
  starts: number;
  /** Places of digits with no digit before them. */
  numberPlaces: Int32Array;
  numbers: number;
  /** 1 at the place of each triple of marks that stands in the text, and behind them of each pair and single one. */
  readonly table: Uint8Array;
}

/** Its places in the table. Runs of more than three marks are looked up by their triples. */
export type Run = readonly number[];

const TRIPLES = 0x7fff;
const PAIRS = 0x3ff;
const FIRST_PAIR = TRIPLES + 1;
const FIRST_SINGLE = FIRST_PAIR + PAIRS + 1;
const LAST_LETTER = 26;

export function emptyTextRuns(): TextRuns {
  return {
    marks: new Uint8Array(1_024),
    startPlaces: new Int32Array(1_024),
    starts: 0,
    numberPlaces: new Int32Array(1_024),
    numbers: 0,
    table: new Uint8Array(FIRST_SINGLE + MARKS),
  };
}

/** Fills `runs` anew, from this text. */
export function readTextRuns(text: string, runs: TextRuns): void {
  const { length } = text;
  if (runs.marks.length < length + 2) {
    runs.marks = new Uint8Array(2 * length);
    runs.startPlaces = new Int32Array(2 * length);
    runs.numberPlaces = new Int32Array(2 * length);
  }
  const { marks, startPlaces, numberPlaces, table } = runs;
  table.fill(0);
  let hash = 0;
  let before = 0;
  let starts = 0;
  let numbers = 0;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    const mark = MARKS_OF_CHARACTERS[code] ?? 0;
    marks[at] = mark;
    hash = next(hash, mark);
    table[hash] = 1;
    table[FIRST_PAIR + (hash & PAIRS)] = 1;
    table[FIRST_SINGLE + mark] = 1;
    if (before === 0 || before > LAST_LETTER) startPlaces[starts++] = at;
    if (mark === DIGIT_MARK && before !== DIGIT_MARK) numberPlaces[numbers++] = at;
    // what only stands for a letter is none
    before = code < 128 ? mark : 0;
  }
  marks.fill(0, length, length + 2);
  runs.starts = starts;
  runs.numbers = numbers;
}

/** `marks`: one or more, none of them 0. */
export function runOf(marks: readonly number[]): Run {
  const [first = 0, second = 0] = marks;
  if (marks.length < 2) return [FIRST_SINGLE + first];
  let hash = next(first, second);
  if (marks.length === 2) return [FIRST_PAIR + (hash & PAIRS)];
  return marks.slice(2).map((mark) => {
    hash = next(hash, mark);
    return hash;
  });
}

/** 15 bits of the last three marks. */
function next(hash: number, mark: number): number {
  return ((hash << 5) ^ mark) & TRIPLES;
}
