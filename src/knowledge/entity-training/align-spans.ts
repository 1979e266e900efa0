import type { ExampleEntity } from '../../domain/example.js';
import type { TokenSpan } from '../../extraction/tagger/label-scheme.js';
import type { Tokens } from '../../extraction/tagger/tokenize.js';

export interface AlignedSpans {
  readonly spans: readonly TokenSpan[];
  /** Spans that begin or end inside a word: widened to the whole word. */
  readonly widened: number;
  /** Spans that lie over an empty line, or over a word that another span has: left out. */
  readonly lost: number;
}

/** Annotated spans as spans of tokens. Blanks at a span's ends don't count. `typeOf` gives a type's index. */
export function alignSpans(
  tokens: Tokens,
  entities: readonly ExampleEntity[],
  typeOf: (type: string) => number,
): AlignedSpans {
  const { starts, ends, count, sequences } = tokens;
  const spans: TokenSpan[] = [];
  let widened = 0;
  let lost = 0;
  let taken = -1;
  for (const { type, start, end } of [...entities].sort((a, b) => a.start - b.start)) {
    let first = lowerBound(ends, start + 1);
    const last = lowerBound(starts, end) - 1;
    if (first > last || last >= count) {
      lost++;
      continue;
    }
    if (first <= taken) first = taken + 1;
    const sequence = sequences.findIndex((from) => from > first);
    if (first > last || last >= (sequences[sequence] ?? count)) {
      lost++;
      continue;
    }
    if ((starts[first] as number) < start || (ends[last] as number) > end) widened++;
    taken = last;
    spans.push({ type: typeOf(type), first, last });
  }
  return { spans, widened, lost };
}

/** Index of the first number that is not below `value`. */
function lowerBound(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
