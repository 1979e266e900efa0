import fc from 'fast-check';
import { createFeaturizer } from '../../../src/classification/featurizer.js';
import { vocabularyOf } from '../knowledge/training/vocabulary-of.js';

const settings = { minDocuments: 1, networkIdfPower: 0, maxRareFeatures: 0, maxFeatures: 10_000 };
const vocabulary = vocabularyOf(
  ['where is my card', 'my card my card is lost', 'close the account'],
  settings,
);

/** Features by name; character n-grams in angle brackets, since some are words too. */
function featuresOf(text: string, from = vocabulary): Map<string, number> {
  const { ids, values, length } = createFeaturizer(from).featurize(text);
  const names = [...from.words, ...from.grams.map((gram) => `<${gram}>`)];
  return new Map(Array.from({ length }, (_, i) => [names[ids[i] as number] ?? '', values[i] as number]));
}

describe('createFeaturizer', () => {
  it('knows words, word pairs and character n-grams', () => {
    const features = featuresOf('my card');
    expect([...features.keys()]).toEqual(
      expect.arrayContaining(['my', 'card', 'my card', '< my>', '<car>', '<ard >']),
    );
    expect(features.has('where')).toBe(false);
  });

  it('gives each of the two blocks length one', () => {
    const features = featuresOf('where is my card my card');
    const squares = (isGram: boolean) =>
      [...features].reduce(
        (sum, [name, value]) => sum + (name.startsWith('<') === isGram ? value ** 2 : 0),
        0,
      );
    expect(squares(false)).toBeCloseTo(1, 5);
    expect(squares(true)).toBeCloseTo(1, 5);
  });

  it('values repeated features by 1 + ln(count)', () => {
    const features = featuresOf('card card where');
    expect((features.get('card') ?? 0) / (features.get('where') ?? 1)).toBeCloseTo(1 + Math.log(2), 5);
  });

  it('weighs by idf where rows are long', () => {
    const weighted = vocabularyOf(['my card', 'my account', 'my pin'], {
      ...settings,
      networkIdfPower: 1.5,
    });
    const features = featuresOf('my card', weighted);
    expect((features.get('card') ?? 0) / (features.get('my') ?? 1)).toBeCloseTo(
      (Math.log(4 / 2) + 1) ** 1.5,
      4,
    );
  });

  it('says how familiar a text is', () => {
    const { featurize } = createFeaturizer(vocabulary);
    expect(featurize('where is my card').familiarity).toBe(1);
    expect(featurize('where is xyzzy').familiarity).toBeLessThan(0.9);
    expect(featurize('qqqqqq wwwwww').familiarity).toBeLessThan(0.1);
    for (const empty of ['', '   ', '😀😀', '!!! ???']) expect(featurize(empty).familiarity).toBe(0);
  });

  it('leaves no trace of one text in the next', () => {
    const { featurize } = createFeaturizer(vocabulary);
    const first = featurize('where is my card').length;
    featurize('close the account lost');
    expect(featurize('where is my card').length).toBe(first);
  });

  it('reads any text: finite values, known ids, no duplicates', () => {
    const { featurize } = createFeaturizer(vocabulary);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { ids, values, length, familiarity } = featurize(text);
        const used = [...ids.subarray(0, length)];
        expect(new Set(used).size).toBe(length);
        expect(used.every((id) => id >= 0 && id < vocabulary.words.length + vocabulary.grams.length)).toBe(
          true,
        );
        expect(values.subarray(0, length).every(Number.isFinite)).toBe(true);
        expect(familiarity).toBeGreaterThanOrEqual(0);
        expect(familiarity).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('takes words such as __proto__ and constructor for words', () => {
    const odd = vocabularyOf(['__proto__ constructor', 'toString constructor'], settings);
    expect(featuresOf('constructor', odd).has('constructor')).toBe(true);
    expect(featuresOf('hasOwnProperty', odd).has('hasownproperty')).toBe(false);
  });
});
