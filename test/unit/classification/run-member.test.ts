import { denseLayout } from '../../../src/classification/dense-layout.js';
import { decodeMember, encodeMember } from '../../../src/classification/member-file.js';
import { ModelFileError } from '../../../src/classification/model-file-error.js';
import { quantizeMember } from '../../../src/classification/network-member.js';
import { memberRunner } from '../../../src/classification/run-member.js';
import { createSeededRandom } from '../../../src/knowledge/training/seeded-random.js';

const shape = { dimension: 16, hidden: 12, classes: 5 };
const features = 20;
const random = createSeededRandom(3);
const embedding = Float32Array.from({ length: features * shape.dimension }, () => random.normal());
const dense = Float32Array.from({ length: denseLayout(shape).size }, () => random.normal() / 3);
const member = quantizeMember({ ...shape, embedding, dense });
const vector = {
  ids: Int32Array.of(3, 19, 0, 7, 11),
  values: Float32Array.of(0.4, 0.3, 0.9, 0.1, 0.5),
  length: 5,
  familiarity: 1,
  gramStart: 0,
  words: 2,
};

/** The network as its definition says, over the unrounded embedding. */
function plainLogits(): number[] {
  const { dimension: D, hidden: H, classes: C } = shape;
  const layout = denseLayout(shape);
  const weight = (index: number) => dense[index] ?? Number.NaN;
  const bag = Array.from({ length: D }, (_, j) =>
    [...vector.ids].reduce((sum, id, i) => sum + (vector.values[i] ?? 0) * (embedding[id * D + j] ?? 0), 0),
  );
  const mean = bag.reduce((sum, value) => sum + value, 0) / D;
  const variance = bag.reduce((sum, value) => sum + (value - mean) ** 2, 0) / D;
  const normed = bag.map(
    (value, j) => ((value - mean) / Math.sqrt(variance + 1e-5)) * weight(j) + weight(layout.normShift + j),
  );
  const inner = Array.from({ length: H }, (_, k) =>
    Math.max(
      0,
      normed.reduce(
        (sum, value, j) => sum + value * weight(layout.inner + j * H + k),
        weight(layout.innerBias + k),
      ),
    ),
  );
  const mixed = normed.map((value, j) =>
    inner.reduce((sum, unit, k) => sum + unit * weight(layout.outer + k * D + j), value),
  );
  return Array.from({ length: C }, (_, c) =>
    mixed.reduce(
      (sum, value, j) => sum + value * weight(layout.output + j * C + c),
      weight(layout.outputBias + c),
    ),
  );
}

describe('memberRunner', () => {
  it('computes the network, up to the rounding of the bag', () => {
    const logits = new Float32Array(shape.classes);
    memberRunner(member)(vector, logits);
    for (const [c, expected] of plainLogits().entries()) {
      expect(Math.abs((logits[c] ?? Number.NaN) - expected)).toBeLessThan(0.1);
    }
  });

  it('gives the same answer twice and after other messages', () => {
    const run = memberRunner(member);
    const [first, second] = [new Float32Array(5), new Float32Array(5)];
    run(vector, first);
    run({ ...vector, length: 0 }, second);
    run(vector, second);
    expect(second).toEqual(first);
  });
});

describe('member files', () => {
  it('keep every number', () => {
    expect(decodeMember(encodeMember(member), 'member-0.bin')).toEqual(member);
  });

  it('are refused when truncated, prolonged or foreign', () => {
    const bytes = encodeMember(member);
    for (const bad of [
      bytes.subarray(0, bytes.length - 1),
      Buffer.concat([bytes, Buffer.from([0])]),
      bytes.subarray(0, 10),
      Buffer.from('PK..'),
    ]) {
      expect(() => decodeMember(bad, 'member-0.bin')).toThrow(ModelFileError);
    }
  });
});
