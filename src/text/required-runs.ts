import type { PatternItem, PatternWays } from './read-pattern.js';
import { type Run, runOf } from './text-runs.js';

/**
 * What every text has in which a pattern finds something: runs of marks (`MARKS_OF_CHARACTERS`), all or any of them.
 * Source of the method: Cox, "Regular expression matching with a trigram index" (2012).
 */
export interface Requirement {
  readonly kind: 'all' | 'any';
  readonly runs: readonly Run[];
  readonly parts: readonly Requirement[];
}

/** Null when the pattern may match any text. */
export function requirementOf(ways: PatternWays): Requirement | null {
  const parts: Requirement[] = [];
  for (const way of ways) {
    const part = allOf(way);
    if (part === null) return null;
    parts.push(part);
  }
  return joined('any', [], parts);
}

/** Longer runs tell no more than their parts: three marks are looked up at a time. */
const LONGEST_REPEAT = 3;

function allOf(way: readonly PatternItem[]): Requirement | null {
  const runs: (readonly number[])[] = [];
  const parts: Requirement[] = [];
  let marks: number[] = [];
  const endRun = (): void => {
    if (marks.length > 0) runs.push(marks);
    marks = [];
  };
  for (const item of inlined(way)) {
    if (item.kind === 'character' && item.mark !== 0 && item.least > 0) {
      const copies = new Array<number>(Math.min(item.least, LONGEST_REPEAT)).fill(item.mark);
      marks.push(...copies);
      if (item.least === item.most && item.least <= LONGEST_REPEAT) continue;
      endRun();
      // the last ones stand before what follows
      marks = copies;
      continue;
    }
    const before = marks.slice(-MARKS_BEFORE);
    if (item.kind !== 'look') endRun();
    if (item.kind === 'look' || (item.kind === 'group' && item.least > 0)) {
      const part = requirementOf(item.ways);
      if (part !== null) parts.push(item.kind === 'look' ? part : (behind(before, item.ways) ?? part));
    }
  }
  endRun();
  // what fewer texts have is asked first
  runs.sort((a, b) => b.length - a.length);
  return runs.length === 0 && parts.length === 0 ? null : joined('all', runs.map(runOf), parts);
}

/** As many marks before the first of a run make its triples. */
const MARKS_BEFORE = 2;

/** What the ways require where these marks stand directly before them: ".de" is rarer than a full stop and "de". */
function behind(before: readonly number[], ways: PatternWays): Requirement | null {
  const opening = before.map((mark): PatternItem => ({ kind: 'character', mark, least: 1, most: 1 }));
  return requirementOf(ways.map((way) => [...opening, ...way]));
}

/** With the runs of parts that are of the same kind, or of one run, as its own. */
function joined(kind: 'all' | 'any', own: readonly Run[], inner: readonly Requirement[]): Requirement {
  const runs = [...own];
  const parts: Requirement[] = [];
  for (const part of inner) {
    const single = part.runs.length + part.parts.length === 1;
    if (part.kind !== kind && !single) {
      parts.push(part);
      continue;
    }
    runs.push(...part.runs);
    parts.push(...part.parts);
  }
  const [only] = parts;
  return only !== undefined && runs.length === 0 && parts.length === 1 ? only : { kind, runs, parts };
}

/** The items of groups that have one way and occur once stand in the sequence itself. */
function inlined(way: readonly PatternItem[]): readonly PatternItem[] {
  return way.flatMap((item) =>
    item.kind === 'group' && item.ways.length === 1 && item.least === 1 && item.most === 1
      ? inlined(item.ways[0] ?? [])
      : [item],
  );
}
