import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAnnotatedRows } from '../../../src/cli/read-annotated-rows.js';

const folder = mkdtempSync(join(tmpdir(), 'weiche-annotated-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
const fileOf = (...rows: readonly unknown[]) => {
  const path = join(folder, `${files++}.jsonl`);
  writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n'));
  return path;
};
const GOOD = { text: 'Zähler 4711', entities: [{ type: 'meter', start: 7, end: 11 }] };
const spans = (text: string, ...marks: readonly (readonly [number, number])[]) => ({
  text,
  entities: marks.map(([start, end]) => ({ type: 'meter', start, end })),
});

describe('annotated rows', () => {
  it('are read; rows that nobody annotated are counted, empty lists say that there is nothing', async () => {
    const { rows, notAnnotated } = await readAnnotatedRows([
      fileOf({ ...GOOD, label: 'x' }, { text: 'a', entities: [] }, { text: 'b', label: null }),
    ]);
    expect(rows).toEqual([GOOD, { text: 'a', entities: [] }]);
    expect(notAnnotated).toBe(1);
  });

  it.each<[string, unknown, RegExp]>([
    ['outside the text', spans('kurz', [2, 9]), /end 9 is outside the text of 4 characters/],
    ['empty', spans('kurz', [2, 2]), /end 2 must be greater than start 2/],
    ['in the middle of a character', spans('😀 ja', [1, 5]), /offset 1 is in the middle of a character/],
    ['over another', spans('Zähler 4711', [0, 8], [7, 11]), /\/entities\/1 overlaps \/entities\/0/],
    ['on a blank', spans('a b', [1, 2]), /marks only blanks/],
    ['without end', { text: 'a', entities: [{ type: 'x', start: 0 }] }, /required property 'end'/],
    ['without text', { entities: [] }, /required property 'text'/],
  ])('with a span %s are refused with file and line', async (_, row, reason) => {
    const path = fileOf(GOOD, row);
    await expect(readAnnotatedRows([path])).rejects.toThrow(reason);
    await expect(readAnnotatedRows([path])).rejects.toThrow(`${path}:2: `);
  });

  it.each([
    ['none at all', [], /there are no rows/],
    ['none with an entity', [{ text: 'a', entities: [] }], /no row has an entity/],
  ])('%s', async (_, rows, reason) => {
    await expect(readAnnotatedRows([fileOf(...rows)])).rejects.toThrow(reason);
  });
});
