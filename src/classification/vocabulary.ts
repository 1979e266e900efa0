/**
 * The features a model knows. A feature's id is its place in the four lists one after the other: words, grams, rare words,
 * rare grams. Each list is sorted.
 */
export interface Vocabulary {
  /** Words and pairs of neighbouring words (joined by a blank). */
  readonly words: readonly string[];
  /** Character n-grams inside tokens. */
  readonly grams: readonly string[];
  /** Too rare for the networks, whose every feature costs 128 numbers a member; the linear member reads them. */
  readonly rareWords: readonly string[];
  readonly rareGrams: readonly string[];
  /** Inverse document frequency of every feature; null where neither the networks nor a linear member use it. */
  readonly idf: Float32Array | null;
  /** The networks read value · idf^power; 0 unless rows are very long (docs/decisions/0012). The linear member: idf^1. */
  readonly networkIdfPower: number;
}

export function vocabularySize(vocabulary: Vocabulary): number {
  return networkFeatures(vocabulary) + vocabulary.rareWords.length + vocabulary.rareGrams.length;
}

/** How many features, from the first, the networks read. */
export function networkFeatures({ words, grams }: Pick<Vocabulary, 'words' | 'grams'>): number {
  return words.length + grams.length;
}
