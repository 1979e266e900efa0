import { drawRows } from '../../../../src/knowledge/split/draw-rows.js';

const rows = ['a', 'b', 'c', null].flatMap((label) =>
  Array.from({ length: 10 }, (_, number) => ({ text: `${label} ${number}`, label })),
);
const counts = (drawn: readonly { readonly label: string | null }[]) =>
  ['a', 'b', 'c', null].map((wanted) => drawn.filter(({ label }) => label === wanted).length);

describe('drawn rows', () => {
  it('are as many of each label as wanted, as far as there are so many', () => {
    expect(counts(drawRows(rows, { seed: 1, rowsOf: (label) => (label === 'a' ? 100 : 3) }))).toEqual([
      10, 3, 3, 3,
    ]);
    expect(counts(drawRows(rows, { seed: 1, rowsOf: (label) => (label === null ? 0 : 1) }))).toEqual([
      1, 1, 1, 0,
    ]);
  });

  it('are none twice, the same for the same seed, and others for another', () => {
    const draw = (seed: number) => drawRows(rows, { seed, rowsOf: () => 4 });
    expect(new Set(draw(1)).size).toBe(16);
    expect(draw(1)).toEqual(draw(1));
    expect(new Set(draw(1))).not.toEqual(new Set(draw(2)));
  });

  it('of a smaller number are among those of a larger', () => {
    const more = new Set(drawRows(rows, { seed: 1, rowsOf: () => 5 }));
    expect(drawRows(rows, { seed: 1, rowsOf: () => 2 }).every((row) => more.has(row))).toBe(true);
  });
});
