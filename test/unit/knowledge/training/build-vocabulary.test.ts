import { vocabularyOf } from './vocabulary-of.js';

describe('buildVocabulary', () => {
  it('keeps what occurs in enough texts, sorted', () => {
    const { words } = vocabularyOf(['my card', 'my pin', 'my my my'], {
      minDocuments: 2,
      networkIdfPower: 0,
      maxRareFeatures: 0,
      maxFeatures: 1000,
    });
    expect(words).toEqual(['my']);
  });

  it('counts a text once however often it repeats a word', () => {
    const { words } = vocabularyOf(['card card card', 'pin'], {
      minDocuments: 2,
      networkIdfPower: 0,
      maxRareFeatures: 0,
      maxFeatures: 1000,
    });
    expect(words).toEqual([]);
  });

  it('stays within its bound by asking for more texts', () => {
    const texts = Array.from({ length: 300 }, (_, row) => `common word number${row} text${row % 7}`);
    const { words, grams } = vocabularyOf(texts, {
      minDocuments: 1,
      networkIdfPower: 0,
      maxRareFeatures: 0,
      maxFeatures: 100,
    });
    expect(words.length + grams.length).toBeLessThanOrEqual(100);
    expect(words).toContain('common');
  });
});
