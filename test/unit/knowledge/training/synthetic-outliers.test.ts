import { createSeededRandom } from '../../../../src/knowledge/training/seeded-random.js';
import { syntheticOutliers } from '../../../../src/knowledge/training/synthetic-outliers.js';

const texts = Array.from({ length: 100 }, (_, row) =>
  row < 50 ? `please cancel my order number${row} now` : `please send my invoice again copy${row}`,
);
const labels = texts.map((_, row) => (row < 50 ? 0 : 1));
const outliers = syntheticOutliers({ texts, labels, random: createSeededRandom(1) });

describe('syntheticOutliers', () => {
  it('makes a tenth of halves and shells, a twenty-fifth of background', () => {
    expect([outliers.halves.length, outliers.shells.length, outliers.background.length]).toEqual([10, 10, 4]);
  });

  it('joins halves of different cases', () => {
    for (const half of outliers.halves)
      expect(/cancel my/.test(half) !== /please send my/.test(half)).toBe(true);
  });

  it('takes the telling words out of shells', () => {
    for (const shell of outliers.shells) {
      expect(shell).toMatch(/please|my/);
      expect(shell).not.toMatch(/cancel my order|send my invoice/);
    }
  });
});
