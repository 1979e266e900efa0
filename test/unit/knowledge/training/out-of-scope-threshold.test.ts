import {
  ABSTENTION_COST,
  fitOutOfScopeThreshold,
  NO_THRESHOLD,
} from '../../../../src/knowledge/training/out-of-scope-threshold.js';

const inScope = Array.from({ length: 1000 }, (_, row) => ({
  energy: row / 100,
  inScope: true,
  correct: true,
}));

describe('fitOutOfScopeThreshold', () => {
  it('gives up no more right answers than agreed', () => {
    const threshold = fitOutOfScopeThreshold(inScope);
    expect(inScope.filter(({ energy }) => energy < threshold)).toHaveLength(1000 * ABSTENTION_COST);
  });

  it('gives up fewer when the rows out of scope lie far away', () => {
    const outside = Array.from({ length: 50 }, () => ({ energy: -3, inScope: false, correct: false }));
    const threshold = fitOutOfScopeThreshold([...inScope, ...outside]);
    expect(threshold).toBeGreaterThan(-3);
    expect(threshold).toBeLessThan(0);
  });

  it('knows no out of scope without rows to learn it from', () => {
    expect(fitOutOfScopeThreshold(inScope.slice(0, 5))).toBe(NO_THRESHOLD);
  });
});
