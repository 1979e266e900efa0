import { wilsonLowerBound } from '../../../src/classification/wilson-lower-bound.js';

describe('wilsonLowerBound', () => {
  it('gives the published interval', () => {
    // 90 of 100 at 95 % two-sided: .8256 (Wilson 1927, as in statsmodels)
    expect(wilsonLowerBound(90, 100, 1.95996)).toBeCloseTo(0.8256, 4);
  });

  it('promises little from few rows', () => {
    expect(wilsonLowerBound(10, 10, 1.645)).toBeLessThan(0.8);
    expect(wilsonLowerBound(0, 0, 1.645)).toBe(0);
    expect(wilsonLowerBound(0, 50, 1.645)).toBe(0);
  });
});
