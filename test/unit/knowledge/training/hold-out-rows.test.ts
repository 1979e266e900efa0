import fc from 'fast-check';
import { holdOutRows } from '../../../../src/knowledge/training/hold-out-rows.js';

describe('holdOutRows', () => {
  it('splits every row to exactly one side, and keeps equal texts together in training', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            text: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
            own: fc.integer({ min: -1, max: 2 }),
          }),
          { minLength: 1 },
        ),
        (rows) => {
          const texts = rows.map(({ text }) => text);
          const split = holdOutRows({
            texts,
            classes: Int32Array.from(rows, ({ own }) => own),
            share: 0.3,
            seed: 1,
          });
          expect([...split.training, ...split.heldOut].sort((a, b) => a - b)).toEqual(
            rows.map((_, row) => row),
          );
          const known = new Set(split.training.map((row) => texts[row]));
          for (const row of split.heldOut) expect(known.has(texts[row])).toBe(false);
        },
      ),
    );
  });

  it('takes the share of every case, and leaves thin cases whole', () => {
    const texts = Array.from({ length: 103 }, (_, row) => `text ${row}`);
    const classes = Int32Array.from(texts, (_, row) => (row < 50 ? 0 : row < 100 ? 1 : 2));
    const { heldOut } = holdOutRows({ texts, classes, share: 0.2, seed: 1 });
    expect(heldOut.filter((row) => row < 50)).toHaveLength(10);
    expect(heldOut.filter((row) => row >= 50 && row < 100)).toHaveLength(10);
    expect(heldOut.filter((row) => row >= 100)).toHaveLength(0);
  });
});
