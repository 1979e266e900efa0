import { caseWeights } from '../../../../src/knowledge/training/case-weights.js';

it('weighs rare cases up and frequent ones down, by the square root', () => {
  const classes = Int32Array.from([...Array(90).fill(0), ...Array(10).fill(1), -1, -1]);
  const [frequent = 0, rare = 0] = caseWeights(classes, 2) ?? [];
  expect(rare / frequent).toBeCloseTo(3, 3);
  expect(rare).toBeGreaterThan(1);
  expect(frequent).toBeLessThan(1);
});

it('leaves even cases alone', () => {
  expect(caseWeights(Int32Array.from([0, 1, 2, 2, 1, 0, -1]), 3)).toBeUndefined();
});
