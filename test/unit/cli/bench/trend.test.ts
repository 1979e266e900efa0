import { trendOf } from '../../../../src/cli/bench/trend.js';

const samples = (...values: readonly number[]) => values.map((value, index) => ({ hours: index / 2, value }));

describe('a trend', () => {
  it('is the slope of a line, without error where the values lie on it', () => {
    const { perHour, errorPerHour } = trendOf(samples(10, 12, 14, 16));
    expect(perHour).toBeCloseTo(4);
    expect(errorPerHour).toBeCloseTo(0);
  });

  it('has the standard error of a line through scattered values', () => {
    // by hand: mean 0.5; slope of 0, 1, 0, 1 at 0, .5, 1, 1.5 is .4; residual squares .8, spread 1.25
    const { perHour, errorPerHour } = trendOf(samples(0, 1, 0, 1));
    expect(perHour).toBeCloseTo(0.4);
    expect(errorPerHour).toBeCloseTo(Math.sqrt(0.8 / 2 / 1.25));
  });

  it('says nothing of one moment, and admits not to know from two', () => {
    expect(trendOf(samples(7))).toEqual({ perHour: 0, errorPerHour: Number.POSITIVE_INFINITY });
    expect(trendOf(samples(7, 8))).toEqual({ perHour: 2, errorPerHour: Number.POSITIVE_INFINITY });
  });
});
