import { type RowOpinion, suspectRows } from '../../../../src/knowledge/lint/suspect-rows.js';

const opinion = (entries: readonly (readonly [string | null, number])[]): RowOpinion => new Map(entries);

describe('suspectRows', () => {
  it('suspects a row that is surer of another label than that label’s own rows usually are', () => {
    const labels = ['invoice', 'invoice', 'refund', 'refund', 'invoice'];
    const opinions = [
      opinion([
        ['invoice', 0.9],
        ['refund', 0.1],
      ]),
      opinion([
        ['invoice', 0.7],
        ['refund', 0.3],
      ]),
      opinion([
        ['refund', 0.8],
        ['invoice', 0.2],
      ]),
      opinion([
        ['refund', 0.6],
        ['invoice', 0.4],
      ]),
      opinion([
        ['refund', 0.95],
        ['invoice', 0.05],
      ]),
    ];
    expect(suspectRows(labels, opinions)).toEqual([{ row: 4, label: 'refund', confidence: 0.95 }]);
  });

  it('does not suspect what is only uncertain', () => {
    const labels = ['invoice', 'invoice', 'refund'];
    const opinions = [
      opinion([['invoice', 0.9]]),
      opinion([
        ['refund', 0.55],
        ['invoice', 0.45],
      ]),
      opinion([['refund', 0.8]]),
    ];
    expect(suspectRows(labels, opinions)).toEqual([]);
  });

  it('knows out of scope as a label, and leaves rows alone that nobody judged', () => {
    const labels = ['invoice', 'invoice', null, null];
    const opinions = [opinion([['invoice', 0.9]]), opinion([[null, 0.9]]), opinion([[null, 0.7]]), null];
    expect(suspectRows(labels, opinions)).toEqual([{ row: 1, label: null, confidence: 0.9 }]);
  });
});
