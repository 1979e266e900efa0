import { foldCase } from '../../text/fold-case.js';
import { shingles } from '../../text/shingle-similarity.js';
import type { LintRow } from './lint-issue.js';
import { rowKey, rowText } from './row-text.js';
import { similarPairs } from './similar-pairs.js';

/** Rows with the same words, in order; only groups of two and more. Rows without any text are in none. */
export function equalRows(rows: readonly LintRow[]): readonly (readonly LintRow[])[] {
  const groups = new Map<string, LintRow[]>();
  for (const row of rows) {
    const key = rowKey(row.example);
    if (key === '') continue;
    const group = groups.get(key) ?? [];
    group.push(row);
    groups.set(key, group);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

export interface AlikeRows {
  readonly earlier: LintRow;
  readonly later: LintRow;
  /** Shingle similarity, 0..1. */
  readonly similarity: number;
}

/** Pairs of rows that share more than `similarity` of their three-word runs, but not all words. */
export function nearlyEqualRows(rows: readonly LintRow[], similarity: number): readonly AlikeRows[] {
  const known = new Set<string>();
  // of equal rows one stands for all
  const distinct = rows.filter(({ example }) => {
    const key = rowKey(example);
    const isNew = key !== '' && !known.has(key);
    known.add(key);
    return isNew;
  });
  const sets = distinct.map(({ example }) => shingles(foldCase(rowText(example))));
  return similarPairs(sets, similarity).flatMap((pair) => {
    const earlier = distinct[pair.first];
    const later = distinct[pair.second];
    return earlier === undefined || later === undefined
      ? []
      : [{ earlier, later, similarity: pair.similarity }];
  });
}
