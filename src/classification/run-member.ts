import { denseLayout, NORM_EPSILON } from './dense-layout.js';
import type { NetworkMember } from './network-member.js';
import { createSimdKernel } from './simd-kernel.js';
import type { FeatureVector } from './sparse-rows.js';

/** Writes the logits of one feature vector into `logits` (as many as the member has classes). */
export type MemberRunner = (vector: FeatureVector, logits: Float32Array) => void;

/**
 * Prediction without TensorFlow.js: the weights lie in the SIMD kernel's memory, a short message takes about 8 µs. The
 * same arithmetic as the training graph in knowledge/training/dense-head.ts with dropout off.
 */
export function memberRunner(member: NetworkMember): MemberRunner {
  const { dimension: D, hidden: H, classes: C, features, scales, dense } = member;
  const layout = denseLayout(member);
  const classBytes = 4 * align(C, 4);
  const rowsAt = 0;
  const innerAt = align(features * D, 16);
  const outerAt = innerAt + 4 * D * H;
  const outputAt = outerAt + 4 * H * D;
  const countingAt = outputAt + D * classBytes;
  const idsAt = countingAt + 4 * Math.max(D, H);
  const valuesAt = idsAt + 4 * Math.max(features, H);
  const bagAt = align(valuesAt + 4 * Math.max(features, H), 16);
  const hiddenAt = bagAt + 4 * D;
  const logitsAt = hiddenAt + 4 * H;
  const kernel = createSimdKernel(logitsAt + classBytes);
  const { buffer } = kernel.memory;
  const floats = (at: number, length: number) => new Float32Array(buffer, at, length);
  new Int8Array(buffer, rowsAt, features * D).set(member.rows);
  floats(innerAt, D * H).set(dense.subarray(layout.inner, layout.innerBias));
  floats(outerAt, H * D).set(dense.subarray(layout.outer, layout.output));
  for (let row = 0; row < D; row++) {
    floats(outputAt + row * classBytes, C).set(
      dense.subarray(layout.output + row * C, layout.output + (row + 1) * C),
    );
  }
  new Int32Array(buffer, countingAt, Math.max(D, H)).forEach((_, index, counting) => {
    counting[index] = index;
  });
  const ids = new Int32Array(buffer, idsAt, Math.max(features, H));
  const values = floats(valuesAt, Math.max(features, H));
  const bag = floats(bagAt, D);
  const hidden = floats(hiddenAt, H);
  const ownLogits = floats(logitsAt, C);
  const normScale = dense.slice(layout.normScale, layout.normScale + D);
  const normShift = dense.slice(layout.normShift, layout.normShift + D);
  const innerBias = dense.slice(layout.innerBias, layout.innerBias + H);
  const outputBias = dense.slice(layout.outputBias, layout.outputBias + C);

  return (vector, logits) => {
    let known = 0;
    for (let i = 0; i < vector.length; i++) {
      const feature = vector.ids[i] as number;
      // rare features are the linear member's alone
      if (feature >= features) continue;
      ids[known] = feature;
      values[known++] = (vector.values[i] as number) * (scales[feature] as number);
    }
    bag.fill(0);
    kernel.addByteRows(bagAt, rowsAt, idsAt, valuesAt, known, D);
    normalize(bag, normScale, normShift);
    hidden.set(innerBias);
    kernel.addRows(hiddenAt, innerAt, countingAt, bagAt, D, 4 * H);
    let active = 0;
    for (let k = 0; k < H; k++) {
      if ((hidden[k] as number) <= 0) continue;
      ids[active] = k;
      values[active++] = hidden[k] as number;
    }
    kernel.addRows(bagAt, outerAt, idsAt, valuesAt, active, 4 * D);
    ownLogits.set(outputBias);
    kernel.addRows(logitsAt, outputAt, countingAt, bagAt, D, classBytes);
    logits.set(ownLogits);
  };
}

/** LayerNorm (Ba et al. 2016) in place. */
function normalize(vector: Float32Array, scale: Float32Array, shift: Float32Array): void {
  const length = vector.length;
  let mean = 0;
  for (let j = 0; j < length; j++) mean += vector[j] as number;
  mean /= length;
  let squares = 0;
  for (let j = 0; j < length; j++) squares += ((vector[j] as number) - mean) ** 2;
  const factor = 1 / Math.sqrt(squares / length + NORM_EPSILON);
  for (let j = 0; j < length; j++) {
    vector[j] = ((vector[j] as number) - mean) * factor * (scale[j] as number) + (shift[j] as number);
  }
}

function align(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}
