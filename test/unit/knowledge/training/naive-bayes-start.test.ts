import { naiveBayesStart } from '../../../../src/knowledge/training/naive-bayes-start.js';

// three rows over four features, two classes
const rows = {
  offsets: Int32Array.of(0, 2, 4, 6),
  ids: Int32Array.of(0, 1, 1, 2, 3, 1),
  values: Float32Array.of(0.8, 0.6, 0.5, 0.9, 0.7, 0.2),
};
const labels = Int32Array.of(0, 0, 1);
const options = { rows, labels, classes: 2, features: 4, dimension: 8, seed: 5 };

describe('naiveBayesStart', () => {
  const start = naiveBayesStart(options);
  const row = (f: number) => [...start.subarray(f * 8, f * 8 + 8)];
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, j) => sum + value * (b[j] ?? 0), 0);

  it('keeps the geometry of the log ratios: E = Mᵀ·R with orthonormal R', () => {
    // M by hand: counts + .05, rows normalised, ln, minus each feature's mean over classes
    const counts = [
      [0.8, 1.1, 0.9, 0],
      [0, 0.2, 0, 0.7],
    ].map((list) => list.map((value) => value + 0.05));
    const logs = counts.map((list) =>
      list.map((value) => Math.log(value / list.reduce((sum, other) => sum + other, 0))),
    );
    const centred = [0, 1, 2, 3].map((f) => {
      const column = logs.map((list) => list[f] ?? 0);
      const mean = column.reduce((sum, value) => sum + value, 0) / 2;
      return column.map((value) => value - mean);
    });
    // the scaling is common to all, so ratios of inner products agree
    const scale = dot(row(0), row(0)) / dot(centred[0] ?? [], centred[0] ?? []);
    for (let f = 0; f < 4; f++) {
      for (let g = 0; g < 4; g++)
        expect(dot(row(f), row(g))).toBeCloseTo(scale * dot(centred[f] ?? [], centred[g] ?? []), 5);
    }
  });

  it('has a standard deviation of .1', () => {
    const mean = start.reduce((sum, value) => sum + value, 0) / start.length;
    const variance = start.reduce((sum, value) => sum + (value - mean) ** 2, 0) / start.length;
    expect(Math.sqrt(variance)).toBeCloseTo(0.1, 5);
  });

  it('differs by seed and is the same for the same seed', () => {
    expect(naiveBayesStart(options)).toEqual(start);
    expect(naiveBayesStart({ ...options, seed: 6 })).not.toEqual(start);
  });

  it('copes with more classes than dimensions', () => {
    const many = naiveBayesStart({ ...options, classes: 50, labels: Int32Array.of(3, 44, 17) });
    expect(many.every(Number.isFinite)).toBe(true);
  });
});
