/** What training made: everything that tagging needs, as plain arrays. Words are kept as 32-bit hashes only. */
export interface TaggerModel {
  /** Entity types, in the order of the labels (label-scheme.ts). */
  readonly types: readonly string[];
  /** Hash of each feature. */
  readonly features: Uint32Array;
  /** features x width weights, to be multiplied by the feature's scale; width: labels, rounded up to a multiple of 8. */
  readonly rows: Int8Array;
  readonly scales: Float32Array;
  /** As transition-table.ts lays them out. */
  readonly transitions: Float32Array;
  /** Words that are features of their surroundings. */
  readonly frequentWords: Uint32Array;
  /** Known phrases: phrases[i] was annotated as phraseTypes[i]. */
  readonly phrases: Uint32Array;
  readonly phraseTypes: Int32Array;
  /** 0: the tagger knows no topics. */
  readonly topics: number;
  readonly topicFeatures: Uint32Array;
  readonly topicWeights: Float32Array;
}

/** Labels rounded up to what the SIMD kernel takes. */
export function rowWidth(labels: number): number {
  return Math.ceil(labels / 8) * 8;
}
