import { temper } from '../../../../src/classification/softmax.js';
import { fitTemperature } from '../../../../src/knowledge/training/fit-temperature.js';
import { createSeededRandom } from '../../../../src/knowledge/training/seeded-random.js';

describe('fitTemperature', () => {
  it.each([0.6, 1, 1.8])('finds the temperature %f that hid the honest probabilities', (temperature) => {
    const random = createSeededRandom(4);
    const rows = Array.from({ length: 4000 }, () => {
      const first = 0.4 + 0.59 * random.unit();
      const honest = Float32Array.of(first, (1 - first) * 0.7, (1 - first) * 0.3);
      const target = random.unit() < first ? 0 : random.unit() < 0.7 ? 1 : 2;
      return { probabilities: temper(honest, 1 / temperature), target };
    });
    expect(Math.abs(Math.log(fitTemperature(rows) / temperature))).toBeLessThan(0.08);
  });

  it('changes nothing on too few rows', () => {
    expect(fitTemperature([{ probabilities: Float32Array.of(0.9, 0.1), target: 1 }])).toBe(1);
  });
});
