import { gramTokens, tokenGrams, tokenWords } from '../../classification/text-grams.js';
import type { Vocabulary } from '../../classification/vocabulary.js';

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

/** Collects the features of the texts: words, neighbouring word pairs, character n-grams inside tokens. */
export function buildVocabulary(texts: readonly string[], settings: VocabularySettings): Vocabulary {
  const wordCounts = new Map<string, number>();
  const gramCounts = new Map<string, number>();
  const gramsOf = new Map<string, readonly string[]>();
  for (const text of texts) {
    const tokens = gramTokens(text);
    const words = tokens.flatMap(tokenWords);
    countOnce([...words, ...words.slice(1).map((word, index) => `${words[index]} ${word}`)], wordCounts);
    const grams = new Set<string>();
    for (const token of new Set(tokens)) {
      const known = gramsOf.get(token) ?? tokenGrams(token);
      if (gramsOf.size < MAX_REMEMBERED) gramsOf.set(token, known);
      for (const gram of known) grams.add(gram);
    }
    countOnce(grams, gramCounts);
    if (wordCounts.size > MAX_COUNTED) dropOnes(wordCounts);
    if (gramCounts.size > MAX_COUNTED) dropOnes(gramCounts);
  }
  const least = fittingMinimum([wordCounts, gramCounts], settings.minDocuments, settings.maxFeatures);
  const between = (counts: ReadonlyMap<string, number>, from: number, below: number) => {
    const found: string[] = [];
    for (const [feature, count] of counts) if (count >= from && count < below) found.push(feature);
    return found.sort();
  };
  const words = between(wordCounts, least, Number.POSITIVE_INFINITY);
  const grams = between(gramCounts, least, Number.POSITIVE_INFINITY);
  const rareLeast =
    settings.maxRareFeatures === 0
      ? least
      : fittingMinimum([wordCounts, gramCounts], 1, settings.maxRareFeatures + words.length + grams.length);
  const rareWords = between(wordCounts, rareLeast, least);
  const rareGrams = between(gramCounts, rareLeast, least);
  const { networkIdfPower, maxRareFeatures } = settings;
  const idf = networkIdfPower > 0 || maxRareFeatures > 0 ? idfOfFeatures() : null;
  return { words, grams, rareWords, rareGrams, idf, networkIdfPower };

  function idfOfFeatures(): Float32Array {
    const weight = (documents: number) => Math.log((1 + texts.length) / (1 + documents)) + 1;
    return Float32Array.from([
      ...words.map((word) => weight(wordCounts.get(word) ?? 0)),
      ...grams.map((gram) => weight(gramCounts.get(gram) ?? 0)),
      ...rareWords.map((word) => weight(wordCounts.get(word) ?? 0)),
      ...rareGrams.map((gram) => weight(gramCounts.get(gram) ?? 0)),
    ]);
  }
}

function countOnce(features: Iterable<string>, counts: Map<string, number>): void {
  for (const feature of new Set(features)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
}

/** Bounds memory on millions of rows: what occurred once so far is forgotten (lossy counting). */
function dropOnes(counts: Map<string, number>): void {
  for (const [feature, count] of counts) if (count === 1) counts.delete(feature);
}

/** Least number of texts, from `start` on, with which at most `bound` features are left. */
function fittingMinimum(
  blocks: readonly ReadonlyMap<string, number>[],
  start: number,
  bound: number,
): number {
  const byCount = new Map<number, number>();
  let size = 0;
  for (const counts of blocks) {
    for (const count of counts.values()) {
      if (count < start) continue;
      byCount.set(count, (byCount.get(count) ?? 0) + 1);
      size++;
    }
  }
  let minimum = start;
  while (size > bound) size -= byCount.get(minimum++) ?? 0;
  return minimum;
}

const MAX_REMEMBERED = 100_000;
const MAX_COUNTED = 2_000_000;
