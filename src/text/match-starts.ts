import { MARKS } from './marks.js';
import type { PatternItem, PatternWays } from './read-pattern.js';

/**
 * With which two marks a match of a pattern may start: bit `second % 32` of word `4 * first + second / 32`. Nearly all
 * places of a text are told apart by it, where the pattern itself would try one alternative after the other.
 */
export type MatchStarts = Uint32Array;

export function mayStart(starts: MatchStarts, first: number, second: number): boolean {
  return (((starts[4 * first + (second >>> 5)] ?? 0) >>> (second & 31)) & 1) === 1;
}

export function onlyStartsWith(starts: MatchStarts, first: number): boolean {
  return starts.every((bits, index) => bits === 0 || index >> 2 === first);
}

/** Null where a match may be empty or start with a character that has no mark. */
export function matchStartsOf(ways: PatternWays): MatchStarts | null {
  const starts = new Uint32Array(4 * MARKS);
  for (const opening of openingsOf(ways)) {
    const { first, second } = marksOf(opening);
    if (first === 0) return null;
    // whatever may follow
    if (second === 0) starts.fill(0xffff_ffff, 4 * first, 4 * first + 4);
    else
      starts[4 * first + (second >>> 5)] = (starts[4 * first + (second >>> 5)] ?? 0) | (1 << (second & 31));
  }
  return starts;
}

/**
 * The first marks of a match, two at most, fewer where it may end before: 256 times the first and the second, each one
 * more than the mark, so that 0 is none.
 */
type Opening = number;
const NOTHING: Opening = 0;
const isFull = (opening: Opening): boolean => opening % 256 !== 0;

function marksOf(opening: Opening): { readonly first: number; readonly second: number } {
  return { first: Math.max(0, (opening >> 8) - 1), second: Math.max(0, (opening % 256) - 1) };
}

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
  const once = item.kind === 'character' ? new Set([256 * (item.mark + 1)]) : openingsOf(item.ways);
  const added = chained(openings, once);
  const again = item.most > 1 ? chained(added, once) : [];
  return new Set([...(item.least === 0 ? openings : []), ...(item.least < 2 ? added : []), ...again]);
}

function chained(openings: Iterable<Opening>, more: ReadonlySet<Opening>): ReadonlySet<Opening> {
  const all = new Set<Opening>();
  for (const opening of openings) {
    if (isFull(opening)) all.add(opening);
    else for (const next of more) all.add(opening === NOTHING ? next : opening + (next >> 8));
  }
  return all;
}
