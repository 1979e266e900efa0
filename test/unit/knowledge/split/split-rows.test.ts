import fc from 'fast-check';
import { PARTS, type RowToSplit, splitRows } from '../../../../src/knowledge/split/split-rows.js';

const SETTINGS = { validation: 0.1, golden: 0.1, seed: 1 };
const CASES = ['track_order', 'get_invoice', 'praise', null];
const many = Array.from(
  { length: 4000 },
  (_, n): RowToSplit => ({ text: `Nachricht ${n}`, label: CASES[n % CASES.length] ?? null }),
);
const anyRow: fc.Arbitrary<RowToSplit> = fc.record(
  {
    text: fc.string({ maxLength: 4 }),
    label: fc.constantFrom(...CASES),
    group: fc.constantFrom('anna', 'ben', 'cleo', 'dana'),
  },
  { requiredKeys: ['text', 'label'] },
);

describe('rows are split', () => {
  it('into shares that are nearly those asked for, of every case', () => {
    const { parts } = splitRows(many, SETTINGS);
    for (const label of CASES) {
      const own = parts.filter((_, row) => many[row]?.label === label);
      for (const part of ['validation', 'golden']) {
        const share = own.filter((one) => one === part).length / own.length;
        expect(Math.abs(share - 0.1)).toBeLessThan(0.035);
      }
    }
  });

  it('the same way for the same seed, otherwise for another', () => {
    expect(splitRows(many, SETTINGS)).toEqual(splitRows(many, SETTINGS));
    expect(splitRows(many, { ...SETTINGS, seed: 2 })).not.toEqual(splitRows(many, SETTINGS));
  });

  it('and stay where they are when rows are added, wherever these stand', () => {
    const before = splitRows(many.slice(0, 2000), SETTINGS).parts;
    const after = splitRows([...many.slice(2000), ...many.slice(0, 2000)], SETTINGS).parts;
    expect(after.slice(2000)).toEqual(before);
  });

  it('a case of three rows has one in every part', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const rows = ['a', 'b', 'c'].map((text) => ({ text, label: 'praise' }));
      expect([...splitRows(rows, { ...SETTINGS, seed }).parts].sort()).toEqual([...PARTS].sort());
    }
  });

  it('never trains on what it judges by: no group in two parts, no text in two', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 60 }), fc.nat(1000), (rows, seed) => {
        const { parts } = splitRows(rows, { validation: 0.2, golden: 0.2, seed });
        const holders = (of: (row: RowToSplit) => string | undefined) => {
          const seen = new Map<string, Set<string>>();
          rows.forEach((row, n) => {
            const [key, part] = [of(row), parts[n]];
            if (key === undefined || part == null) return;
            seen.set(key, (seen.get(key) ?? new Set()).add(part));
          });
          return [...seen.values()].map(({ size }) => size);
        };
        expect(Math.max(0, ...holders(({ group }) => group))).toBeLessThanOrEqual(1);
        expect(Math.max(0, ...holders(({ text }) => text.toLowerCase()))).toBeLessThanOrEqual(1);
        if (rows.length > 0) expect(parts).toContain('train');
      }),
    );
  });
});
