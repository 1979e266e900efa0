import {
  gramTokens,
  MAX_TEXT_LENGTH,
  MAX_TOKEN_LENGTH,
  tokenGrams,
  tokenWords,
} from '../../../src/classification/text-grams.js';

describe('text grams', () => {
  it('reads ä, ae and capital letters alike', () => {
    expect(gramTokens('KÜNDIGEN  Straße')).toEqual(gramTokens('kuendigen strasse'));
  });

  it('takes words of two letters and more, as scikit-learn does', () => {
    expect(tokenWords("can't")).toEqual(['can']);
    expect(tokenWords('e-mail!')).toEqual(['mail']);
    expect(tokenWords('prüfen')).toEqual(['prüfen']);
  });

  it('takes character 2-4-grams inside a padded token', () => {
    expect(tokenGrams('pin')).toEqual([' p', 'pi', 'in', 'n ', ' pi', 'pin', 'in ', ' pin', 'pin ']);
    expect(tokenGrams('a')).toEqual([' a', 'a ', ' a ']);
  });

  it('does not tear an emoji apart', () => {
    for (const gram of tokenGrams('a😀b')) expect(gram).not.toMatch(/\p{Surrogate}/u);
    expect(tokenGrams('😀')).toEqual([' 😀', '😀 ', ' 😀 ']);
  });

  it('bounds what it reads of endless texts and tokens', () => {
    const [token] = gramTokens('x'.repeat(1_000_000));
    expect(token).toHaveLength(MAX_TOKEN_LENGTH);
    expect(gramTokens('ab '.repeat(100_000)).length).toBeLessThanOrEqual(MAX_TEXT_LENGTH / 3 + 1);
  });

  it('reads NULs and lone surrogates as blanks', () => {
    expect(gramTokens('ab\u0000cd \ud800ef')).toEqual(['ab', 'cd', 'ef']);
  });
});
