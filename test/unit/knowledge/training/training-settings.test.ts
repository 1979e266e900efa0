import { resolveSettings } from '../../../../src/knowledge/training/training-settings.js';

/** Texts of so many words; `sizes` are the rows of each case. */
const dataOf = (sizes: readonly number[], words = 12) => {
  const classes = Int32Array.from(sizes.flatMap((size, own) => new Array<number>(size).fill(own)));
  const text = Array.from({ length: words }, (_, word) => `word${word}`).join(' ');
  return { texts: [...classes].map(() => text), classes, cases: sizes.length };
};
const cases = (count: number, rows: number) => new Array<number>(count).fill(rows);

describe('settings follow the rows', () => {
  it('of many questions: three networks that ask one after the other, and no linear member', () => {
    // as in BANKING77 and CLINC150
    for (const sizes of [cases(77, 130), cases(150, 100)]) {
      expect(resolveSettings(dataOf(sizes), {})).toMatchObject({
        members: 3,
        linear: null,
        cascadeConfidence: 0.7,
        heldOut: 0.1,
        syntheticOutliers: true,
        network: { epochs: 8, featureDropout: 0.5, labelSmoothing: 0.05 },
        vocabulary: { minDocuments: 2, networkIdfPower: 0, maxRareFeatures: 0 },
      });
    }
  });

  it('of few questions: a linear member beside the networks, the heavier the fewer rows a case has', () => {
    const weight = (rows: number) => resolveSettings(dataOf(cases(40, rows)), {}).linear?.weight;
    expect([1, 5, 10, 20].map(weight)).toEqual([1, 1, 0.5, 0.25]);
    expect(weight(40)).toBeUndefined();
  });

  it('of the usual case, however many rows one of them has', () => {
    const { linear } = resolveSettings(dataOf([3000, ...cases(50, 5)]), {});
    expect(linear).toEqual({ sharpness: 4, weight: 1 });
  });

  it('of mails and articles: by their words', () => {
    const settings = (words: number) => resolveSettings(dataOf(cases(20, 50), words), {});
    expect(settings(30)).toMatchObject({ members: 2, linear: { sharpness: 6, weight: 1 } });
    expect(settings(300).vocabulary).toMatchObject({ minDocuments: 2, networkIdfPower: 1.5 });
  });

  it('of mails: the five thousandth row changes nothing', () => {
    const settings = (rows: number) => resolveSettings(dataOf(cases(34, rows), 30), {});
    const fewer = settings(140);
    const more = settings(160);
    expect({ ...more, network: { ...more.network, epochs: 0 } }).toEqual({
      ...fewer,
      network: { ...fewer.network, epochs: 0 },
    });
    expect(more.syntheticOutliers).toBe(false);
  });

  it('of ten thousand cases: one network, since each takes minutes', () => {
    expect(resolveSettings(dataOf(cases(10_000, 3), 6), {})).toMatchObject({
      members: 1,
      linear: null,
      syntheticOutliers: false,
    });
    expect(resolveSettings(dataOf(cases(1000, 3), 6), {}).members).toBe(3);
  });

  it('and are refused where they make no sense', () => {
    expect(() => resolveSettings(dataOf(cases(3, 5)), { heldOut: 0.9 })).toThrow(/heldOut must be/);
  });
});
