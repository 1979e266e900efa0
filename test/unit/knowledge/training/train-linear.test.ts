import { decodeLinear, encodeLinear } from '../../../../src/classification/linear-file.js';
import { ModelFileError } from '../../../../src/classification/model-file-error.js';
import { linearRunner } from '../../../../src/classification/run-linear-member.js';
import { argMax } from '../../../../src/classification/softmax.js';
import type { FeatureVector, SparseRows } from '../../../../src/classification/sparse-rows.js';
import { trainLinear } from '../../../../src/knowledge/training/train-linear.js';

const vectorOf = (ids: readonly number[]): FeatureVector => ({
  ids: Int32Array.from(ids),
  values: new Float32Array(ids.length).fill(1 / Math.sqrt(ids.length)),
  length: ids.length,
  gramStart: ids.length,
  familiarity: 1,
  words: ids.length,
});
const rowsOf = (rows: readonly (readonly number[])[]): SparseRows => ({
  offsets: Int32Array.from([0, ...rows.map((_, row) => rows.slice(0, row + 1).flat().length)]),
  ids: Int32Array.from(rows.flat()),
  values: Float32Array.from(rows.flatMap((ids) => [...vectorOf(ids).values])),
});
// feature 0 is everywhere; features 1, 2, 3 tell the three cases, 4 belongs to none of them
const texts = [
  [0, 1],
  [0, 1, 4],
  [0, 2],
  [0, 2, 4],
  [0, 3],
  [0, 3, 4],
  [0, 4],
];
const labels = Int32Array.from([0, 0, 1, 1, 2, 2, -1]);
const train = () =>
  trainLinear({
    kind: 'linear',
    rows: rowsOf(texts),
    labels,
    classes: 3,
    features: 5,
    seed: 1,
  });
const scoresOf = (member = train(), ids: readonly number[] = [0, 1]) => {
  const run = linearRunner(member, ({ values, length }, target) => target.set(values.subarray(0, length)));
  const scores = new Float32Array(3);
  run(vectorOf(ids), scores);
  return scores;
};

describe('the linear member', () => {
  it.each([1, 2, 3])('tells a case by its own feature %i', (feature) => {
    expect(argMax(scoresOf(train(), [0, feature]))).toBe(feature - 1);
  });

  it('speaks for the right case and against the others on the rows it learnt', () => {
    const [own, ...others] = scoresOf(train(), [0, 1]);
    expect(own).toBeGreaterThan(0);
    for (const other of others) expect(other).toBeLessThan(0);
  });

  it('speaks against every case where a row belongs to none', () => {
    for (const score of scoresOf(train(), [0, 4])) expect(score).toBeLessThan(0);
  });

  it('is the same for the same rows and seed, and after it lay in a file', () => {
    expect(train()).toEqual(train());
    expect(decodeLinear(encodeLinear(train()), 'linear.bin')).toEqual(train());
  });

  it('is refused when its file is cut or another', () => {
    const bytes = encodeLinear(train());
    expect(() => decodeLinear(bytes.subarray(0, bytes.length - 1), 'linear.bin')).toThrow(ModelFileError);
    expect(() => decodeLinear(Buffer.from('something else entirely'), 'linear.bin')).toThrow(ModelFileError);
  });
});
