import { foldCase } from '../../text/fold-case.js';
import { createSeededRandom, shuffledIndices } from './seeded-random.js';

export interface CrossFolds {
  /** Fold in which a row is held out, 0..folds - 1; -1: never, it is in the training of every fold. */
  readonly foldOf: Int32Array;
  /** `source`: whole sources are held out together; `row`: single rows. */
  readonly by: 'source' | 'row';
}

/** Sources whose rows may be held out together: at least so many, and none with more than half of the rows. */
const LEAST_SOURCES = 3;
const LARGEST_SOURCE = 0.5;

/**
 * Deals rows into folds, so that each is judged by a model that has not seen it. Where the rows come from several sources
 * (the part of `source` before a slash: a writer, a file), whole sources are dealt: rows of one hand resemble each other, and
 * confidence fitted among them would flatter (docs/decisions/0015). Otherwise every case is spread over the folds. A text
 * that occurs twice is never held out, so that none is known by heart.
 */
export function crossFolds(options: {
  readonly texts: readonly string[];
  /** Index of the business case; -1: out of scope. */
  readonly classes: Int32Array;
  readonly sources: readonly string[];
  readonly folds: number;
  readonly seed: number;
}): CrossFolds {
  const { texts, classes, folds, seed } = options;
  const order = shuffledIndices(texts.length, createSeededRandom(seed));
  const sources = options.sources.map((source) => source.split('/')[0] ?? '');
  const foldOfSource = dealSources(sources, folds);
  const by = foldOfSource === null ? 'row' : 'source';
  const foldOf = new Int32Array(texts.length);
  const dealt = new Map<number, number>();
  for (const row of order) {
    const own = classes[row] ?? -1;
    const place = dealt.get(own) ?? 0;
    dealt.set(own, place + 1);
    // cases start at different folds, or the first fold would get all single rows
    foldOf[row] = foldOfSource?.get(sources[row] ?? '') ?? (place + own + 1) % folds;
  }
  const keys = texts.map((text) => foldCase(text).trim());
  const occurrences = new Map<string, number>();
  for (const key of keys) occurrences.set(key, (occurrences.get(key) ?? 0) + 1);
  for (const [row, key] of keys.entries()) if ((occurrences.get(key) ?? 0) > 1) foldOf[row] = -1;
  return { foldOf, by };
}

/** The largest source first, each into the smallest fold; null where sources are too few or too uneven. */
function dealSources(sources: readonly string[], folds: number): ReadonlyMap<string, number> | null {
  const sizes = new Map<string, number>();
  for (const source of sources) sizes.set(source, (sizes.get(source) ?? 0) + 1);
  const ranked = [...sizes].sort(([a, size], [b, other]) => other - size || (a < b ? -1 : 1));
  const largest = ranked[0]?.[1] ?? 0;
  const named = sources.every((source) => source !== '');
  if (!named || ranked.length < LEAST_SOURCES || largest > LARGEST_SOURCE * sources.length) return null;
  const totals = new Array<number>(folds).fill(0);
  return new Map(
    ranked.map(([source, size]) => {
      const fold = totals.indexOf(Math.min(...totals));
      totals[fold] = (totals[fold] ?? 0) + size;
      return [source, fold];
    }),
  );
}
