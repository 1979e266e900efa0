import type { Vocabulary } from '../../classification/vocabulary.js';
import type { ReadFeatures } from './text-reader.js';

export interface VocabularySettings {
  /** A feature must occur in this many texts. */
  readonly minDocuments: number;
  /** Power of the inverse document frequency for the networks; 0: none. */
  readonly networkIdfPower: number;
  /** Bound of features: `minDocuments` is raised until they fit, so that memory and model stay bounded. */
  readonly maxFeatures: number;
  /** Bound of the rarer features for the linear member, found in like manner; 0: there is no such member. */
  readonly maxRareFeatures: number;
}

/** A vocabulary with the numbers that it gives to the features of a `TextReader`; -1: not among them. */
export interface NumberedVocabulary {
  readonly vocabulary: Vocabulary;
  /** By index into the reader's words. */
  readonly wordIds: Int32Array;
  readonly gramIds: Int32Array;
}

/** Chooses the features of the texts at `places`: words, neighbouring word pairs, character n-grams inside tokens. */
export function buildVocabulary(
  features: ReadFeatures,
  places: Int32Array,
  settings: VocabularySettings,
): NumberedVocabulary {
  const documents = countDocuments(features, places);
  const blocks = [documents.words, documents.grams];
  const choose = (from: number, below: number) => ({
    words: between(documents.words, features.words, from, below),
    grams: between(documents.grams, features.grams, from, below),
  });
  const least = fittingMinimum(blocks, settings.minDocuments, settings.maxFeatures);
  const common = choose(least, Number.POSITIVE_INFINITY);
  const commonFeatures = common.words.length + common.grams.length;
  const rareLeast =
    settings.maxRareFeatures === 0
      ? least
      : fittingMinimum(blocks, 1, settings.maxRareFeatures + commonFeatures);
  const rare = choose(rareLeast, least);

  const { networkIdfPower, maxRareFeatures } = settings;
  const weigh = (chosen: Int32Array, counts: Int32Array) =>
    Array.from(chosen, (feature) => Math.log((1 + places.length) / (1 + (counts[feature] as number))) + 1);
  const named = (chosen: Int32Array, names: readonly string[]) =>
    Array.from(chosen, (feature) => names[feature] as string);
  return {
    vocabulary: {
      words: named(common.words, features.words),
      grams: named(common.grams, features.grams),
      rareWords: named(rare.words, features.words),
      rareGrams: named(rare.grams, features.grams),
      idf:
        networkIdfPower > 0 || maxRareFeatures > 0
          ? Float32Array.from([
              ...weigh(common.words, documents.words),
              ...weigh(common.grams, documents.grams),
              ...weigh(rare.words, documents.words),
              ...weigh(rare.grams, documents.grams),
            ])
          : null,
      networkIdfPower,
    },
    wordIds: numbered(features.words.length, [common.words, 0], [rare.words, commonFeatures]),
    gramIds: numbered(
      features.grams.length,
      [common.grams, common.words.length],
      [rare.grams, commonFeatures + rare.words.length],
    ),
  };
}

/** In how many of the texts each feature occurs. */
function countDocuments({ words, grams, begins, gramBegins, ids }: ReadFeatures, places: Int32Array) {
  const counts = { words: new Int32Array(words.length), grams: new Int32Array(grams.length) };
  const add = (target: Int32Array, from: number, to: number) => {
    for (let i = from; i < to; i++) {
      const feature = ids[i] as number;
      target[feature] = (target[feature] as number) + 1;
    }
  };
  for (const place of places) {
    const gramBegin = gramBegins[place] as number;
    add(counts.words, begins[place] as number, gramBegin);
    add(counts.grams, gramBegin, begins[place + 1] as number);
  }
  return counts;
}

/** The features that occur in `from` to fewer than `below` texts, sorted by name. */
function between(counts: Int32Array, names: readonly string[], from: number, below: number): Int32Array {
  const found: number[] = [];
  // 0: occurs in other texts only
  counts.forEach((count, feature) => {
    if (count > 0 && count >= from && count < below) found.push(feature);
  });
  // names differ from each other
  return Int32Array.from(found.sort((a, b) => ((names[a] as string) < (names[b] as string) ? -1 : 1)));
}

function numbered(features: number, ...lists: readonly [Int32Array, number][]): Int32Array {
  const ids = new Int32Array(features).fill(-1);
  for (const [chosen, begin] of lists)
    chosen.forEach((feature, place) => {
      ids[feature] = begin + place;
    });
  return ids;
}

/** Least number of texts, from `start` on, with which at most `bound` features are left. */
function fittingMinimum(blocks: readonly Int32Array[], start: number, bound: number): number {
  const byCount = new Map<number, number>();
  let size = 0;
  for (const counts of blocks) {
    for (const count of counts) {
      if (count === 0 || count < start) continue;
      byCount.set(count, (byCount.get(count) ?? 0) + 1);
      size++;
    }
  }
  let minimum = start;
  while (size > bound) size -= byCount.get(minimum++) ?? 0;
  return minimum;
}
