import { expBelow } from '../../../../src/extraction/tagger/exp-below.js';

describe('expBelow', () => {
  it.each([0, 1e-9, 0.02, 0.5, 1, Math.LN2, 3.75, 20, 41.5])('of %d is exp(-x) to a billionth part', (x) => {
    expect(Math.abs(expBelow(x) / Math.exp(-x) - 1)).toBeLessThan(2e-9);
  });

  it.each([42, 1e4, Number.POSITIVE_INFINITY])('of %d is the least that there is', (x) => {
    expect(expBelow(x)).toBe(2 ** -60);
  });
});
