import fc from 'fast-check';
import { allMatches } from '../../../src/text/all-matches.js';

describe('all matches of a pattern', () => {
  it.each([/a(\d)?/g, /\d*/g, /\d*/gu, /(?<=^|\n)[ \t]{0,4}(?=\S)/gu, /\p{L}+/giu, /(?=😀)|b/gu])(
    'are those of matchAll: %s',
    (pattern) => {
      fc.assert(
        fc.property(
          fc.string({ unit: fc.constantFrom('a', 'B', '1', ' ', '\n', '😀', 'ß', '\ud800') }),
          (text) => {
            const found = allMatches(text, pattern).map((match) => [match.index, ...match]);
            expect(found).toEqual(Array.from(text.matchAll(pattern), (match) => [match.index, ...match]));
          },
        ),
      );
    },
  );

  it('are as many as asked for, and the next search starts at the beginning again', () => {
    const pattern = /\d/g;
    expect(allMatches('1 2 3', pattern, 2).map(([digit]) => digit)).toEqual(['1', '2']);
    expect(allMatches('4 5', pattern).map(([digit]) => digit)).toEqual(['4', '5']);
  });
});
