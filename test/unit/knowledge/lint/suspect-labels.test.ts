import type { Prediction } from '../../../../src/domain/prediction.js';
import { judgedOpinions } from '../../../../src/knowledge/lint/judged-opinions.js';
import { suspectLabels } from '../../../../src/knowledge/lint/suspect-labels.js';

const saying = (businessCase: string, confidence: number): Prediction => ({
  businessCase,
  outOfScope: false,
  confidence,
  tier: 'suggest',
  alternatives: [{ businessCase, confidence }],
  secondary: [],
  modelId: 'judge',
});

describe('suspectLabels', () => {
  const rows = [
    { text: 'Rechnung fehlt', label: 'invoice' },
    { text: 'Geld zurück', label: 'refund' },
    { text: 'Bitte um Erstattung', subject: 'Anfrage wegen Erstattung', label: 'invoice' },
    { text: 'steht zweimal da', label: 'refund' },
  ];

  it('come from the judges of a training, by the text as it was trained on', () => {
    const opinions = judgedOpinions(rows, [
      { example: { text: 'Rechnung fehlt', label: 'invoice' }, prediction: saying('invoice', 0.8) },
      { example: { text: 'Geld zurück', label: 'refund' }, prediction: saying('refund', 0.7) },
      {
        example: { text: 'Anfrage wegen Erstattung\nBitte um Erstattung', label: 'invoice' },
        prediction: saying('refund', 0.9),
      },
    ]);
    expect(opinions[3]).toBeNull();
    expect(suspectLabels(rows, opinions)).toEqual([
      {
        text: 'Bitte um Erstattung',
        subject: 'Anfrage wegen Erstattung',
        label: 'invoice',
        suggested: 'refund',
        confidence: 0.9,
      },
    ]);
  });
});
