import fc from 'fast-check';
import { similarPairs } from '../../../../src/knowledge/lint/similar-pairs.js';
import { jaccard } from '../../../../src/text/shingle-similarity.js';

describe('similarPairs', () => {
  it('finds exactly the pairs that comparing each with each finds', () => {
    // few different items, so that sets are often alike
    const set = fc
      .uniqueArray(fc.constantFrom(...'abcdefghijkl'), { maxLength: 12 })
      .map((items) => new Set(items));
    fc.assert(
      fc.property(
        fc.array(set, { maxLength: 25 }),
        fc.constantFrom(0.3, 0.5, 0.6, 0.75, 0.8, 0.9),
        (sets, threshold) => {
          const plain = sets.flatMap((first, a) =>
            sets
              .slice(a + 1)
              .flatMap((second, b) => (jaccard(first, second) > threshold ? [`${a} ${a + 1 + b}`] : [])),
          );
          expect(similarPairs(sets, threshold).map(({ first, second }) => `${first} ${second}`)).toEqual(
            plain,
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
