import type { Example } from '../../../../src/domain/example.js';
import { drawWithinBounds } from '../../../../src/knowledge/training/draw-within-bounds.js';

const rowsOf = (label: string | null, count: number): readonly Example[] =>
  Array.from({ length: count }, (_, number) => ({ text: `${label} ${number}`.padEnd(20), label }));
const drawn = (rows: readonly Example[], bounds = { rows: 100, characters: 1e9 }, seed = 1) => {
  const draw = drawWithinBounds(bounds, seed);
  for (const row of rows) draw.add(row);
  return draw.rows();
};
const countOf = (rows: readonly Example[], label: string | null) =>
  rows.filter((row) => row.label === label).length;

describe('drawWithinBounds', () => {
  it('keeps all rows in their order where they are within bounds', () => {
    const rows = [...rowsOf('a', 50), ...rowsOf('b', 30), ...rowsOf(null, 20)];
    expect(drawn(rows)).toEqual(rows);
  });

  it('keeps rare cases whole and equally many rows of each large one', () => {
    const rows = drawn([...rowsOf('large', 5000), ...rowsOf('rare', 10), ...rowsOf(null, 3000)]);
    expect(rows.length).toBeLessThanOrEqual(100);
    expect(countOf(rows, 'rare')).toBe(10);
    expect(countOf(rows, 'large')).toBe(45);
    expect(countOf(rows, null)).toBe(45);
  });

  it('keeps within the number of characters', () => {
    const rows = drawn(rowsOf('a', 5000), { rows: 1e6, characters: 2000 });
    expect(rows).toHaveLength(100);
  });

  it('gives every row of a case the same chance, wherever it stands', () => {
    const places = Array.from({ length: 200 }, (_, seed) =>
      drawn(rowsOf('a', 1000), { rows: 20, characters: 1e9 }, seed).map(({ text }) => Number(text.slice(2))),
    ).flat();
    // 4,000 draws of 0 .. 999: the mean's deviation is 289 / sqrt(4000) = 4.6
    const mean = places.reduce((sum, place) => sum + place, 0) / places.length;
    expect(Math.abs(mean - 499.5)).toBeLessThan(5 * 4.6);
    // and both halves are as mixed as the whole
    expect(places.filter((place) => place < 100).length / places.length).toBeCloseTo(0.1, 1);
  });

  it('draws the same part for the same seed, another one for another', () => {
    const rows = rowsOf('a', 1000);
    expect(drawn(rows)).toEqual(drawn(rows));
    expect(drawn(rows, undefined, 2)).not.toEqual(drawn(rows));
  });

  it('takes labels that differ by case and blanks for one case', () => {
    const rows = drawn([...rowsOf('a', 300), ...rowsOf(' A ', 300), ...rowsOf('b', 300)]);
    expect(countOf(rows, 'b')).toBe(50);
  });

  it('says so when something else was taken for the label', () => {
    const rows = Array.from({ length: 20_001 }, (_, number) => ({ text: 'x', label: `id ${number}` }));
    expect(() => drawn(rows)).toThrow(
      'The rows have more than 20000 different labels: is the right field given as label?',
    );
  });
});
