import type { Calibration } from '../../../src/classification/calibration.js';
import { decidePrediction } from '../../../src/classification/decide-prediction.js';
import type { TextScore } from '../../../src/classification/score-text.js';

const labels = ['cancel_order', 'get_refund', 'track_order', 'praise', 'complaint', 'appointment'];
const calibration: Calibration = {
  cascadeConfidence: 0.7,
  cascadeEnergy: 2,
  singleTemperature: 1,
  ensembleTemperature: 1,
  outOfScopeEnergy: 1,
  energyDeviation: 1,
  tiers: { automate: 0.95, preselect: 0.6, suggest: 0.2 },
  minFamiliarity: 0.6,
  longTextWords: 40,
  secondaryConfidence: 0.8,
  rows: 500,
};
const distribution = (first: number, at = 0) => {
  const rest = (1 - first) / (labels.length - 1);
  return Float32Array.from(labels, (_, index) => (index === at ? first : rest));
};
const score = (change: Partial<TextScore>): TextScore => ({
  probabilities: distribution(0.99),
  energy: 5,
  outside: 0,
  apart: null,
  single: true,
  familiarity: 0.9,
  words: 8,
  passages: [],
  ...change,
});
const decide = (change: Partial<TextScore>) =>
  decidePrediction(score(change), { labels, calibration, modelId: 'm' });

describe('decidePrediction', () => {
  it.each([
    [0.99, 'automate'],
    [0.8, 'preselect'],
    [0.5, 'suggest'],
    [0.19, 'triage'],
  ] as const)('with confidence %f permits %s', (confidence, tier) => {
    expect(decide({ probabilities: distribution(confidence) })).toMatchObject({
      businessCase: 'cancel_order',
      outOfScope: false,
      tier,
    });
  });

  it('ranks five alternatives, the first choice included', () => {
    const { alternatives, confidence } = decide({
      probabilities: Float32Array.of(0.1, 0.4, 0.05, 0.25, 0.15, 0.05),
    });
    expect(alternatives.map(({ businessCase }) => businessCase)).toEqual([
      'get_refund',
      'praise',
      'complaint',
      'cancel_order',
      'track_order',
    ]);
    expect(confidence).toBeCloseTo(0.4, 5);
  });

  it('sees low energy as out of scope, but still ranks', () => {
    const prediction = decide({ energy: 0.5 });
    expect(prediction).toMatchObject({ businessCase: null, outOfScope: true, tier: 'triage' });
    expect(prediction.alternatives[0]?.businessCase).toBe('cancel_order');
    expect(prediction.confidence).toBeGreaterThan(0.5);
  });

  it('never trusts a strange text, however sure the network is', () => {
    expect(decide({ familiarity: 0 })).toMatchObject({ outOfScope: true, tier: 'triage' });
    expect(decide({ familiarity: 0.25 })).toMatchObject({ outOfScope: true, tier: 'triage' });
    expect(decide({ familiarity: 0.5 })).toMatchObject({ outOfScope: false, tier: 'suggest' });
  });

  it('does not automate where the data could not promise it', () => {
    const careful = { ...calibration, tiers: { automate: null, preselect: null, suggest: 0.2 } };
    expect(decidePrediction(score({}), { labels, calibration: careful, modelId: 'm' }).tier).toBe('suggest');
  });

  it('lists further cases that a part asks for, and leaves such a message to a person', () => {
    const further = [{ index: 2, confidence: 0.8 }];
    const prediction = decidePrediction(score({}), { labels, calibration, modelId: 'm', further });
    expect(prediction).toMatchObject({ secondary: ['track_order'], tier: 'preselect' });
    expect(decide({})).toMatchObject({ secondary: [], tier: 'automate' });
  });

  it('leaves to a person what it could not read to its end', () => {
    const context = { labels, calibration, modelId: 'm', readInPart: true };
    expect(decidePrediction(score({}), context).tier).toBe('preselect');
  });

  it('applies the temperature of the members that ran', () => {
    const flat = { ...calibration, ensembleTemperature: 2 };
    const confidenceOf = (single: boolean) =>
      decidePrediction(score({ single }), { labels, calibration: flat, modelId: 'm' }).confidence;
    expect(confidenceOf(false)).toBeLessThan(confidenceOf(true));
  });
});
