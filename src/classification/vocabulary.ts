/** The features a model knows; a feature's id is its place in `words`, or `words.length` + its place in `grams`. */
export interface Vocabulary {
  /** Words and pairs of neighbouring words (joined by a blank), sorted. */
  readonly words: readonly string[];
  /** Character n-grams inside tokens, sorted. */
  readonly grams: readonly string[];
  /** idf^power per feature, or null where rows are short and idf hurts (docs/decisions/0010). */
  readonly weights: Float32Array | null;
}

export function vocabularySize(vocabulary: Vocabulary): number {
  return vocabulary.words.length + vocabulary.grams.length;
}
