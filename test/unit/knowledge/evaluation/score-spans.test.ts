import { scoreSpans } from '../../../../src/knowledge/evaluation/score-spans.js';

const span = (type: string, start: number, end: number) => ({ type, start, end });

describe('exact spans', () => {
  it('count only with type, start and end right', () => {
    const score = scoreSpans([
      {
        annotated: [span('a', 0, 3), span('b', 5, 9)],
        found: [span('a', 0, 3), span('b', 5, 8), span('a', 10, 12)],
      },
      { annotated: [], found: [] },
    ]);
    expect(score).toMatchObject({ n: 2, annotated: 2, found: 3, precision: 1 / 3, recall: 1 / 2 });
    expect(score.f1).toBeCloseTo(0.4);
    expect(score.byType['a']).toMatchObject({ annotated: 1, found: 2, recall: 1 });
    expect(score.byType['b']).toMatchObject({ precision: 0, recall: 0, f1: 0 });
  });
});
