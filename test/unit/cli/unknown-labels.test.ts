import { describeUnknownLabels } from '../../../src/cli/unknown-labels.js';
import type { JudgedExample } from '../../../src/knowledge/evaluation/evaluate-classifier.js';

const judged = (...labels: readonly (string | null)[]): JudgedExample[] =>
  labels.map((label) => ({
    example: { text: 'hello', label },
    prediction: {
      businessCase: 'a',
      outOfScope: false,
      confidence: 1,
      tier: 'suggest',
      alternatives: [],
      secondary: [],
      modelId: 'm',
    },
  }));

describe('labels that the model does not know', () => {
  it('are named with their rows, most first, but not all of many', () => {
    expect(describeUnknownLabels(judged('a', null, 'x', 'y', 'y'), ['a', 'b'])).toBe(
      'the model does not know 2 labels of the data, 3 rows in all that count as wrong: y (2 rows), x (1 row)',
    );
    expect(describeUnknownLabels(judged('1', '2', '3', '4', '5', '6', '7'), [])).toMatch(/ and 2 more$/);
  });

  it('are nothing to mention where there are none', () => {
    expect(describeUnknownLabels(judged('a', null), ['a'])).toBeNull();
  });
});
