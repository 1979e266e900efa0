import { calibrationRows } from '../../../../src/knowledge/training/calibration-rows.js';
import { prepareRows } from '../../../../src/knowledge/training/prepare-rows.js';

const rowsOf = (cases: number, rowsOfCase: number) =>
  Array.from({ length: cases * rowsOfCase }, (_, row) => ({
    text: `text number ${row}`,
    label: `case ${row % cases}`,
  }));
const prepared = (cases: number, rowsOfCase: number) => prepareRows(rowsOf(cases, rowsOfCase));

describe('the rows that confidence is fitted on', () => {
  it('are all rows in turn, each judged by who has not seen it', () => {
    const { kind, judges } = calibrationRows({
      prepared: prepared(4, 9),
      validation: [],
      share: 'cross',
      seed: 1,
    });
    expect(kind).toBe('cross-fitted');
    expect(judges.flatMap(({ rows }) => rows)).toHaveLength(36);
    for (const { rows, training } of judges)
      expect(rows.filter(({ text }) => training?.texts.includes(text))).toEqual([]);
  });

  it.each(['cross', 0.2] as const)(
    'need no judge where every case has a single row (held out: %s)',
    (share) => {
      const { judges } = calibrationRows({ prepared: prepared(5, 1), validation: [], share, seed: 1 });
      expect(judges).toEqual([]);
    },
  );

  it('are fewer with tens of thousands of cases, so that their scores fit into memory; figures come from all', () => {
    const cases = 40_000;
    const { judges } = calibrationRows({
      prepared: prepared(cases, 1),
      validation: rowsOf(cases, 1).slice(0, 2000),
      share: 0.2,
      seed: 1,
    });
    expect(judges.map(({ rows, examples }) => [rows.length, examples.length])).toEqual([[500, 2000]]);
  });
});
