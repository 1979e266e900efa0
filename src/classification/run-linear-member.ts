import type { LinearMember } from './linear-member.js';
import type { Reweigh } from './linear-values.js';
import { createSimdKernel } from './simd-kernel.js';
import type { FeatureVector } from './sparse-rows.js';

/** Writes the decision values of one feature vector, one a case: above 0 for, below 0 against it. */
export type LinearRunner = (vector: FeatureVector, scores: Float32Array) => void;

/**
 * Prediction in the SIMD kernel's memory, some 3 µs for a short message. `reweigh` turns the featuriser's values into
 * those that the member was trained on (see linear-values.ts).
 */
export function linearRunner(member: LinearMember, reweigh: Reweigh): LinearRunner {
  const { features, classes, rows, scales, bias } = member;
  const width = Math.ceil(classes / 16) * 16;
  const idsAt = features * width;
  const valuesAt = idsAt + 4 * features;
  const scoresAt = Math.ceil((valuesAt + 4 * features) / 16) * 16;
  const kernel = createSimdKernel(scoresAt + 4 * width);
  const { buffer } = kernel.memory;
  const table = new Int8Array(buffer, 0, features * width);
  for (let f = 0; f < features; f++) table.set(rows.subarray(f * classes, (f + 1) * classes), f * width);
  const ids = new Int32Array(buffer, idsAt, features);
  const values = new Float32Array(buffer, valuesAt, features);
  const own = new Float32Array(buffer, scoresAt, width);
  return (vector, scores) => {
    reweigh(vector, values);
    for (let i = 0; i < vector.length; i++) {
      const feature = vector.ids[i] as number;
      ids[i] = feature;
      values[i] = (values[i] as number) * (scales[feature] as number);
    }
    own.fill(0);
    own.set(bias);
    kernel.addByteRows(scoresAt, 0, idsAt, valuesAt, vector.length, width);
    for (let c = 0; c < scores.length; c++) scores[c] = own[c] as number;
  };
}
