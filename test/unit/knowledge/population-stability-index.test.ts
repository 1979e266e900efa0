import fc from 'fast-check';
import { populationStabilityIndex } from '../../../src/knowledge/population-stability-index.js';

const mix = (counts: Readonly<Record<string, number>>) => new Map(Object.entries(counts));

describe('the population stability index', () => {
  it('is 0 for the same mix, whatever the numbers', () => {
    expect(populationStabilityIndex(mix({ a: 500, b: 500 }), mix({ a: 5000, b: 5000 }))).toBe(0);
  });

  it('agrees with the sum of (p - q) ln(p / q) where counts are large', () => {
    const expected = (0.7 - 0.5) * Math.log(0.7 / 0.5) + (0.3 - 0.5) * Math.log(0.3 / 0.5);
    expect(
      populationStabilityIndex(mix({ a: 500_000, b: 500_000 }), mix({ a: 700_000, b: 300_000 })),
    ).toBeCloseTo(expected, 4);
  });

  it('calls a new business case that takes a fifth of all messages a shift', () => {
    const before = mix({ track_order: 600, get_invoice: 400 });
    const now = mix({ track_order: 480, get_invoice: 320, report_outage: 200 });
    expect(populationStabilityIndex(before, now)).toBeGreaterThan(0.25);
  });

  it('does not call chance a shift: samples of one mix of 35 cases stay below 0.1', () => {
    // 400 draws from 35 equal cases by a fixed linear congruential generator
    let seed = 7;
    const draw = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return `case-${Math.floor((seed / 2_147_483_648) * 35)}`;
    };
    const sample = (size: number) => {
      const counts = new Map<string, number>();
      for (let n = 0; n < size; n++) {
        const name = draw();
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      return counts;
    };
    for (let round = 0; round < 20; round++)
      expect(populationStabilityIndex(sample(2800), sample(400))).toBeLessThan(0.1);
  });

  it('is finite, symmetric and never negative', () => {
    const counts = fc
      .dictionary(fc.string({ maxLength: 3 }), fc.nat({ max: 1000 }), { maxKeys: 12 })
      .map(mix);
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const index = populationStabilityIndex(a, b);
        expect(Number.isFinite(index) && index >= 0).toBe(true);
        expect(populationStabilityIndex(b, a)).toBeCloseTo(index, 9);
      }),
    );
  });
});
