import { MARKS } from './marks.js';
import type { PatternItem, PatternWays } from './read-pattern.js';

/**
 * With which marks a match of a pattern may start. Nearly all places of a text are told apart by it, where the pattern
 * itself would try one alternative after the other.
 */
export interface MatchStarts {
  /** Bit `second % 32` of word `4 * first + second / 32`. */
  readonly pairs: Uint32Array;
  /** The third marks, in rows of 4 words that pairs share: now and then one is let through that is not meant. */
  readonly thirds: Uint32Array;
}

const ROWS = 32;
const rowOf = (first: number, second: number): number => (5 * first + second) % ROWS;

export function mayStart(
  { pairs, thirds }: MatchStarts,
  first: number,
  second: number,
  third: number,
): boolean {
  return hasBit(pairs, 4 * first, second) && hasBit(thirds, 4 * rowOf(first, second), third);
}

function hasBit(words: Uint32Array, row: number, bit: number): boolean {
  return (((words[row + (bit >>> 5)] ?? 0) >>> (bit & 31)) & 1) === 1;
}

/** Bit 0 stands for every mark: whatever may follow. */
function setBit(words: Uint32Array, row: number, bit: number): void {
  if (bit === 0) words.fill(0xffff_ffff, row, row + 4);
  else words[row + (bit >>> 5)] = (words[row + (bit >>> 5)] ?? 0) | (1 << (bit & 31));
}

export function onlyStartsWith({ pairs }: MatchStarts, first: number): boolean {
  return pairs.every((bits, index) => bits === 0 || index >> 2 === first);
}

/** Null where a match may be empty or start with a character that has no mark. */
export function matchStartsOf(ways: PatternWays): MatchStarts | null {
  const pairs = new Uint32Array(4 * MARKS);
  const thirds = new Uint32Array(4 * ROWS);
  for (const opening of openingsOf(ways)) {
    const [first, second, third] = [markAt(opening, 0), markAt(opening, 1), markAt(opening, 2)];
    if (first === 0) return null;
    setBit(pairs, 4 * first, second);
    if (second === 0) thirds.fill(0xffff_ffff);
    else setBit(thirds, 4 * rowOf(first, second), third);
  }
  return { pairs, thirds };
}

/**
 * The first marks of a match, three at most, fewer where it may end before: a byte each, the first one lowest, one more
 * than the mark, so that 0 is none.
 */
type Opening = number;
const NOTHING: Opening = 0;
const LONGEST = 3;
const lengthOf = (opening: Opening): number =>
  opening === 0 ? 0 : opening < 1 << 8 ? 1 : opening < 1 << 16 ? 2 : LONGEST;
const isFull = (opening: Opening): boolean => lengthOf(opening) === LONGEST;
const markAt = (opening: Opening, place: number): number => Math.max(0, ((opening >> (8 * place)) & 255) - 1);

function openingsOf(ways: PatternWays): ReadonlySet<Opening> {
  const all = new Set<Opening>();
  for (const way of ways) {
    let openings: ReadonlySet<Opening> = new Set([NOTHING]);
    for (const item of way) {
      openings = longer(openings, item);
      if ([...openings].every(isFull)) break;
    }
    for (const opening of openings) all.add(opening);
  }
  return all;
}

/** The openings with what the item may add to them. */
function longer(openings: ReadonlySet<Opening>, item: PatternItem): ReadonlySet<Opening> {
  if (item.kind === 'look') return openings;
  const once = item.kind === 'character' ? new Set([item.mark + 1]) : openingsOf(item.ways);
  const all = new Set(item.least === 0 ? openings : []);
  let added = openings;
  for (let times = 1; times <= Math.min(item.most, LONGEST); times += 1) {
    added = chained(added, once);
    if (times >= Math.min(item.least, LONGEST)) for (const opening of added) all.add(opening);
  }
  return all;
}

function chained(openings: ReadonlySet<Opening>, more: ReadonlySet<Opening>): ReadonlySet<Opening> {
  const all = new Set<Opening>();
  for (const opening of openings) {
    if (isFull(opening)) all.add(opening);
    else for (const next of more) all.add(opening + ((next << (8 * lengthOf(opening))) & 0xff_ffff));
  }
  return all;
}
