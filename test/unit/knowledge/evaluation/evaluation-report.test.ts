import { measure } from '../../../../src/knowledge/evaluation/evaluate-classifier.js';
import { renderEvaluationReport } from '../../../../src/knowledge/evaluation/evaluation-report.js';
import { createClassifierManifest } from './manifest-sample.js';

const hostile = '<script>alert(1)</script>" onload="x';
const judged = [
  {
    example: { text: hostile, label: hostile },
    prediction: {
      businessCase: 'other',
      outOfScope: false,
      confidence: 0.8,
      tier: 'preselect' as const,
      alternatives: [{ businessCase: 'other', confidence: 0.8 }],
      secondary: [],
      modelId: 'm',
    },
  },
];

describe('renderEvaluationReport', () => {
  const html = renderEvaluationReport({
    evaluation: measure(judged),
    judged,
    manifest: createClassifierManifest(),
    data: [hostile],
  });

  it('shows figures, both charts, the confusion and the cases', () => {
    expect(html).toContain('<td>Accuracy (in scope, forced choice)</td><td>0.000</td>');
    expect(html.match(/<svg /g)).toHaveLength(2);
    expect(html).toContain('<td>other</td><td>1</td>');
  });

  it('lets no text of a customer become markup, and loads nothing', () => {
    expect(html).not.toContain('<script');
    expect(html).not.toContain('" onload');
    expect(html).not.toMatch(/(?:src|href)=/);
  });

  it('survives an empty evaluation', () => {
    expect(
      renderEvaluationReport({
        evaluation: measure([]),
        judged: [],
        manifest: createClassifierManifest(),
        data: [],
      }),
    ).toContain('no such rows');
  });
});
