import type { ExampleEntity } from '../../domain/example.js';

export interface SpanScore {
  /** Annotated spans. */
  readonly annotated: number;
  readonly found: number;
  /** 0..1; 0 where nothing was found, or nothing is annotated. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface SpanEvaluation extends SpanScore {
  /** Rows. */
  readonly n: number;
  readonly byType: Readonly<Record<string, SpanScore>>;
}

type Span = Pick<ExampleEntity, 'type' | 'start' | 'end'>;

/** Exact spans: type, start and end must all be right (as CoNLL-2003 counts). All types together weigh by their spans. */
export function scoreSpans(
  rows: readonly { readonly annotated: readonly Span[]; readonly found: readonly Span[] }[],
): SpanEvaluation {
  const counts = new Map<string, { annotated: number; found: number; right: number }>();
  const countOf = (type: string) => {
    const known = counts.get(type) ?? { annotated: 0, found: 0, right: 0 };
    counts.set(type, known);
    return known;
  };
  const keyOf = ({ type, start, end }: Span) => `${start} ${end} ${type}`;
  for (const { annotated, found } of rows) {
    const truth = new Set(annotated.map(keyOf));
    for (const { type } of annotated) countOf(type).annotated++;
    for (const span of found) {
      const count = countOf(span.type);
      count.found++;
      if (truth.has(keyOf(span))) count.right++;
    }
  }
  const sum = { annotated: 0, found: 0, right: 0 };
  for (const count of counts.values()) {
    sum.annotated += count.annotated;
    sum.found += count.found;
    sum.right += count.right;
  }
  const types = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    n: rows.length,
    ...scoreOf(sum),
    byType: Object.fromEntries(types.map(([type, count]) => [type, scoreOf(count)])),
  };
}

function scoreOf({
  annotated,
  found,
  right,
}: {
  annotated: number;
  found: number;
  right: number;
}): SpanScore {
  const share = (whole: number) => (whole === 0 ? 0 : right / whole);
  const f1 = 2 * share(annotated + found);
  return { annotated, found, precision: share(found), recall: share(annotated), f1 };
}
