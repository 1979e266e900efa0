import type { Prediction } from '../../../../src/domain/prediction.js';
import { type JudgedExample, measure } from '../../../../src/knowledge/evaluation/evaluate-classifier.js';

const prediction = (ranked: readonly (readonly [string, number])[], outOfScope = false): Prediction => ({
  businessCase: outOfScope ? null : (ranked[0]?.[0] ?? null),
  outOfScope,
  confidence: ranked[0]?.[1] ?? 0,
  tier: outOfScope ? 'triage' : 'suggest',
  alternatives: ranked.map(([businessCase, confidence]) => ({ businessCase, confidence })),
  secondary: [],
  modelId: 'm',
});
const row = (label: string | null, said: Prediction): JudgedExample => ({
  example: { text: 't', label },
  prediction: said,
});

describe('measure', () => {
  const judged = [
    row(
      'a',
      prediction([
        ['a', 0.9],
        ['b', 0.1],
      ]),
    ),
    row(
      'a',
      prediction([
        ['b', 0.6],
        ['a', 0.4],
      ]),
    ),
    row(
      'b',
      prediction(
        [
          ['b', 0.8],
          ['a', 0.2],
        ],
        true,
      ),
    ),
    row(
      null,
      prediction(
        [
          ['a', 0.3],
          ['b', 0.2],
        ],
        true,
      ),
    ),
    row(
      null,
      prediction([
        ['a', 0.7],
        ['b', 0.2],
      ]),
    ),
  ];
  const figures = measure(judged);

  it('counts the forced choice on rows in scope', () => {
    expect(figures.accuracy).toBeCloseTo(2 / 3, 9);
    expect(figures.top3Accuracy).toBe(1);
    // a: precision 1, recall 1/2; b: precision 1/2, recall 1
    expect(figures.macroF1).toBeCloseTo(2 / 3, 9);
  });

  it('counts abstention as wrong in scope, and judges it out of scope', () => {
    expect(figures.inScopeAccuracy).toBeCloseTo(1 / 3, 9);
    expect(figures.outOfScopeRecall).toBe(0.5);
    expect(figures.outOfScopePrecision).toBe(0.5);
  });

  it('covers the most confident rows that were not abstained from', () => {
    expect(figures.coverageAtPrecision).toEqual({ '0.95': 0.2, '0.98': 0.2, '0.99': 0.2 });
  });

  it('measures how far confidence is from accuracy', () => {
    // three bins of one row: .1, .6 and .2 away
    expect(figures.expectedCalibrationError).toBeCloseTo((0.1 + 0.6 + 0.2) / 3, 6);
  });

  it('has no figure where there is no row', () => {
    expect(measure([])).toMatchObject({
      n: 0,
      accuracy: null,
      macroF1: null,
      outOfScopeRecall: null,
      expectedCalibrationError: null,
    });
    expect(measure(judged.slice(0, 1)).outOfScopePrecision).toBeNull();
  });
});
