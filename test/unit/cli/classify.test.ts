import type { Classifier } from '../../../src/classification/classifier.js';
import { classifyRows } from '../../../src/cli/classify.js';

const classifier = {
  classifyBatch: (inputs: readonly unknown[]) => inputs.map(() => ({ businessCase: 'a', confidence: 0.9 })),
  explain: ({ text }: { readonly text: string }) => ({
    businessCase: 'a',
    words: [{ word: text.split(' ')[0] ?? '', weight: 1.234567 }],
  }),
} as unknown as Classifier;
const rows = [{ text: 'parcel late', id: 7 }, { text: 'invoice' }];

describe('weiche classify --explain', () => {
  it('adds to each row the words that carried its choice', () => {
    expect(classifyRows(classifier, rows, { explain: true }).map((line) => JSON.parse(line))).toEqual([
      {
        text: 'parcel late',
        id: 7,
        businessCase: 'a',
        confidence: 0.9,
        explanation: { businessCase: 'a', words: [{ word: 'parcel', weight: 1.2346 }] },
      },
      expect.objectContaining({
        explanation: { businessCase: 'a', words: [{ word: 'invoice', weight: 1.2346 }] },
      }),
    ]);
  });

  it('is left out unless asked for', () => {
    expect(classifyRows(classifier, rows).join('')).not.toContain('explanation');
  });
});
