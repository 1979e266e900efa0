import fc from 'fast-check';
import { tokenize } from '../../../../src/extraction/tagger/tokenize.js';

const tokensOf = (text: string) => {
  const { starts, ends } = tokenize(text);
  return Array.from(starts, (start, token) => text.slice(start, ends[token]));
};

describe('tokens', () => {
  it.each([
    ['Nr.4711, bitte', ['Nr', '.', '4711', ',', 'bitte']],
    ['B-2026-00417', ['B', '-', '2026', '-', '00417']],
    ['49,90€', ['49', ',', '90', '€']],
    ['Grüße 👍🏽 an A1', ['Grüße', '👍', '🏽', 'an', 'A', '1']],
    ['東京タワー', ['東', '京', 'タ', 'ワ', 'ー']],
    ['', []],
    [' \n ', []],
  ])('of %j are %j', (text, expected) => expect(tokensOf(text)).toEqual(expected));

  it('cover every visible character and never split one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        expect(tokensOf(text).join('')).toBe(text.replace(/\s/gu, ''));
        for (const token of tokensOf(text)) expect(token).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  it('begin a new sequence after an empty line, and in endless text', () => {
    expect(tokenize('a b\n\nc\nd').sequences).toEqual([0, 2, 4]);
    const { sequences } = tokenize('wort '.repeat(1000));
    const lengths = sequences.slice(1).map((to, place) => to - (sequences[place] ?? 0));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(600);
    expect(sequences.at(-1)).toBe(1000);
  });
});
