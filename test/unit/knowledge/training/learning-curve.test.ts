import { learningCurve } from '../../../../src/knowledge/training/learning-curve.js';
import { TINY_SETTINGS, tinyRows } from './tiny-rows.js';

describe('learningCurve', () => {
  it('rises with the rows, and leaves out parts that are too small to learn from', async () => {
    const rows = tinyRows();
    const points = await learningCurve({
      rows,
      test: rows,
      shares: [0.005, 0.1, 1],
      settings: TINY_SETTINGS,
      workers: 0,
    });
    expect(points.map((point) => point.rows)).toEqual([1, 15, 150]);
    expect(points[0]?.accuracy).toBeNull();
    expect(points[2]?.accuracy ?? 0).toBeGreaterThanOrEqual(points[1]?.accuracy ?? 1);
    expect(points[2]?.accuracy).toBeGreaterThan(0.95);
  });
});
