import { curvePoints } from '../../../src/console/logic/curve-points.js';

describe('curvePoints', () => {
  const size = { width: 100, height: 50 };

  it('places amounts from 0 and shares from the tenth below the lowest', () => {
    const { points, lowest } = curvePoints(
      [
        { amount: 50, value: 0.6 },
        { amount: 100, value: 1 },
      ],
      size,
    );
    expect(lowest).toBe(0.6);
    expect(points).toEqual([
      { x: 50, y: 50 },
      { x: 100, y: 0 },
    ]);
  });

  it.each([[[]], [[{ amount: 10, value: 1 }]], [[{ amount: 1, value: 0 }]]])(
    'stays inside for %j',
    (values) => {
      for (const { x, y } of curvePoints(values, size).points) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(100);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(50);
      }
    },
  );
});
