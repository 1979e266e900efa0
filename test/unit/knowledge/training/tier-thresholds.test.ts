import { fitTierThresholds } from '../../../../src/knowledge/training/tier-thresholds.js';

/** `rows` rows at a confidence, of which `wrong` are wrong. */
const rowsAt = (confidence: number, rows: number, wrong: number) =>
  Array.from({ length: rows }, (_, row) => ({ confidence, correct: row >= wrong }));

describe('fitTierThresholds', () => {
  it('automates from the least confidence at which the bound still promises 98 %', () => {
    const rows = [...rowsAt(0.99, 400, 0), ...rowsAt(0.9, 200, 3), ...rowsAt(0.5, 200, 80)];
    expect(fitTierThresholds(rows)).toMatchObject({ automate: 0.9, preselect: 0.9 });
  });

  it('keeps from automating what is right often, but not surely enough', () => {
    // 98.3 % right, but of 60 rows that may be luck
    expect(fitTierThresholds(rowsAt(0.99, 60, 1))).toMatchObject({ automate: null, preselect: 0.99 });
  });

  it('promises nothing without rows', () => {
    expect(fitTierThresholds([])).toEqual({ automate: null, preselect: null, suggest: 0.2 });
  });

  it('takes equal confidences together', () => {
    const rows = [...rowsAt(0.97, 300, 0), ...rowsAt(0.6, 200, 100)];
    expect(fitTierThresholds(rows)).toMatchObject({ automate: 0.97, preselect: 0.97, suggest: 0.2 });
  });
});
