/** Rows with few non-zero features (CSR): row r has `ids[offsets[r] .. offsets[r + 1]]` with the values beside. */
export interface SparseRows {
  /** Rows + 1 numbers, from 0 to the number of entries. */
  readonly offsets: Int32Array;
  readonly ids: Int32Array;
  readonly values: Float32Array;
}

/** One row as the featuriser hands it out: the first `length` entries of both buffers. */
export interface FeatureVector {
  readonly ids: Int32Array;
  readonly values: Float32Array;
  readonly length: number;
  /** Entries before it are words and word pairs, those from it on character n-grams. */
  readonly gramStart: number;
  /** 0..1: how much of the text is known to the vocabulary; 0 for a text without words. */
  readonly familiarity: number;
  /** Words of two or more letters in the text, known or not. */
  readonly words: number;
}

/** The same rows without the features from `features` on. */
export function firstFeatures({ offsets, ids, values }: SparseRows, features: number): SparseRows {
  const kept = { offsets: new Int32Array(offsets.length), ids: new Int32Array(ids.length) };
  const keptValues = new Float32Array(values.length);
  let size = 0;
  for (let row = 0; row + 1 < offsets.length; row++) {
    for (let i = offsets[row] as number; i < (offsets[row + 1] as number); i++) {
      if ((ids[i] as number) >= features) continue;
      kept.ids[size] = ids[i] as number;
      keptValues[size++] = values[i] as number;
    }
    kept.offsets[row + 1] = size;
  }
  return { offsets: kept.offsets, ids: kept.ids.slice(0, size), values: keptValues.slice(0, size) };
}
