import { countValue, networkIdf, normalizeBlock } from '../../classification/feature-values.js';
import { linearValues } from '../../classification/linear-values.js';
import type { SparseRows } from '../../classification/sparse-rows.js';
import type { NumberedVocabulary } from './build-vocabulary.js';
import type { ReadFeatures } from './text-reader.js';

/** Sparse rows that know where the character n-grams of each begin. */
export interface NumberedRows extends SparseRows {
  readonly gramBegins: Int32Array;
}

/** The texts at `places` as `createFeaturizer` would have them, number for number. */
export function numberedRows(
  features: ReadFeatures,
  places: Int32Array,
  { vocabulary, wordIds, gramIds }: NumberedVocabulary,
): NumberedRows {
  const { begins, gramBegins } = features;
  const most = places.reduce(
    (sum, place) => sum + (begins[place + 1] as number) - (begins[place] as number),
    0,
  );
  const weights = networkIdf(vocabulary.idf, vocabulary.networkIdfPower);
  const ids = new Int32Array(most);
  const values = new Float32Array(most);
  const rows = { offsets: new Int32Array(places.length + 1), gramBegins: new Int32Array(places.length) };
  let size = 0;
  const addBlock = (from: number, to: number, numbers: Int32Array): void => {
    const begin = size;
    let squares = 0;
    for (let i = from; i < to; i++) {
      const id = numbers[features.ids[i] as number] as number;
      if (id < 0) continue;
      const value = countValue(features.counts[i] as number) * (weights?.[id] ?? 1);
      ids[size] = id;
      values[size++] = value;
      squares += value * value;
    }
    normalizeBlock(values, begin, size, squares);
  };
  places.forEach((place, row) => {
    const gramBegin = gramBegins[place] as number;
    addBlock(begins[place] as number, gramBegin, wordIds);
    rows.gramBegins[row] = size;
    addBlock(gramBegin, begins[place + 1] as number, gramIds);
    rows.offsets[row + 1] = size;
  });
  return { ...rows, ids: ids.slice(0, size), values: values.slice(0, size) };
}

/** The first `count` rows as the linear member reads them. */
export function linearRows(
  { offsets, gramBegins, ids, values }: NumberedRows,
  count: number,
  { vocabulary }: NumberedVocabulary,
): SparseRows {
  const reweigh = linearValues(vocabulary);
  const end = offsets[count] as number;
  const reweighed = new Float32Array(end);
  for (let row = 0; row < count; row++) {
    const [from, to] = [offsets[row] as number, offsets[row + 1] as number];
    const own = {
      ids: ids.subarray(from, to),
      values: values.subarray(from, to),
      length: to - from,
      gramStart: (gramBegins[row] as number) - from,
    };
    reweigh(own, reweighed.subarray(from, to));
  }
  return { offsets: offsets.slice(0, count + 1), ids: ids.slice(0, end), values: reweighed };
}
