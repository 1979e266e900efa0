import type { NetworkShape } from './dense-layout.js';

/** One trained network: int8 rows of the bag with one scale a row, and the dense part in float32. */
export interface NetworkMember extends NetworkShape {
  readonly features: number;
  /** features × dimension, to be multiplied by the row's scale. */
  readonly rows: Int8Array;
  readonly scales: Float32Array;
  /** In the order of `denseLayout`. */
  readonly dense: Float32Array;
}

/** Rounds the bag's rows to int8, one scale a row: a quarter of the size, no accuracy lost (docs/decisions/0010). */
export function quantizeMember(
  options: NetworkShape & { readonly embedding: Float32Array; readonly dense: Float32Array },
): NetworkMember {
  const { dimension, hidden, classes, embedding, dense } = options;
  const features = embedding.length / dimension;
  const rows = new Int8Array(embedding.length);
  const scales = new Float32Array(features);
  for (let f = 0; f < features; f++) {
    const from = f * dimension;
    let largest = 0;
    for (let j = from; j < from + dimension; j++)
      largest = Math.max(largest, Math.abs(embedding[j] as number));
    const scale = largest / 127 + 1e-12;
    scales[f] = scale;
    for (let j = from; j < from + dimension; j++) rows[j] = Math.round((embedding[j] as number) / scale);
  }
  return { dimension, hidden, classes, features, rows, scales, dense };
}
