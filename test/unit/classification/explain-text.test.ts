import type { Calibration } from '../../../src/classification/calibration.js';
import { explainText } from '../../../src/classification/explain-text.js';
import type { Scorer } from '../../../src/classification/score-text.js';
import { createClassifierManifest } from '../knowledge/evaluation/manifest-sample.js';

const { calibration }: { readonly calibration: Calibration } = createClassifierManifest();

/** Takes a text for an invoice matter the more often the word stands in it. */
function invoiceScorer(read: string[] = []): Scorer {
  return {
    scoreText: (text: string) => {
      read.push(text);
      const invoices = text.match(/rechnung/gi)?.length ?? 0;
      const invoice = (invoices + 1) / (invoices + 2);
      return { probabilities: Float64Array.of(invoice, 1 - invoice) };
    },
  } as unknown as Scorer;
}

const explain = (text: string, read?: string[]) =>
  explainText(text, { scorer: invoiceScorer(read), labels: ['invoice', 'other'], calibration });

describe('explainText', () => {
  it('names a word once, without the punctuation around it, and measures it by leaving out all its places', () => {
    const read: string[] = [];
    const { businessCase, words } = explain('Bitte „Rechnung“ prüfen. Die Rechnung, RECHNUNG!', read);
    expect(businessCase).toBe('invoice');
    expect(words.map(({ word }) => word).sort()).toEqual(['Bitte', 'Die', 'Rechnung', 'prüfen']);
    expect(words[0]).toEqual({ word: 'Rechnung', weight: expect.closeTo(Math.log(4 / 5 / (1 / 2))) });
    expect(read).toContain('Bitte  prüfen. Die  ');
  });

  it('keeps what stands inside a word, and signs that say something', () => {
    const { words } = explain('E-Mail-Adresse (geändert) 😀 ... - A/B');
    expect(words.map(({ word }) => word).sort()).toEqual(['A/B', 'E-Mail-Adresse', 'geändert', '😀']);
  });

  it('looks at the first 80 different words of a long text, and has nothing to say of an empty one', () => {
    const read: string[] = [];
    explain(Array.from({ length: 500 }, (_, word) => `w${word} w${word}`).join(' '), read);
    expect(read).toHaveLength(81);
    expect(explain('').words).toEqual([]);
  });
});
