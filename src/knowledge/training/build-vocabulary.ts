import { gramTokens, tokenGrams, tokenWords } from '../../classification/text-grams.js';
import type { Vocabulary } from '../../classification/vocabulary.js';

export interface VocabularySettings {
  /** A feature must occur in this many texts. */
  readonly minDocuments: number;
  /** Power of the inverse document frequency; 0: none. */
  readonly idfPower: number;
  /** Bound of features: `minDocuments` is raised until they fit, so that memory and model stay bounded. */
  readonly maxFeatures: number;
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
  const minDocuments = fittingMinimum([wordCounts, gramCounts], settings);
  const kept = (counts: ReadonlyMap<string, number>) =>
    [...counts.keys()].filter((feature) => (counts.get(feature) ?? 0) >= minDocuments).sort();
  const words = kept(wordCounts);
  const grams = kept(gramCounts);
  return { words, grams, weights: settings.idfPower === 0 ? null : idfWeights() };

  function idfWeights(): Float32Array {
    const weight = (documents: number) =>
      (Math.log((1 + texts.length) / (1 + documents)) + 1) ** settings.idfPower;
    return Float32Array.from([
      ...words.map((word) => weight(wordCounts.get(word) ?? 0)),
      ...grams.map((gram) => weight(gramCounts.get(gram) ?? 0)),
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

function fittingMinimum(
  blocks: readonly ReadonlyMap<string, number>[],
  settings: VocabularySettings,
): number {
  const byCount = new Map<number, number>();
  let size = 0;
  for (const counts of blocks) {
    for (const count of counts.values()) {
      if (count < settings.minDocuments) continue;
      byCount.set(count, (byCount.get(count) ?? 0) + 1);
      size++;
    }
  }
  let minimum = settings.minDocuments;
  while (size > settings.maxFeatures) size -= byCount.get(minimum++) ?? 0;
  return minimum;
}

const MAX_REMEMBERED = 100_000;
const MAX_COUNTED = 2_000_000;
