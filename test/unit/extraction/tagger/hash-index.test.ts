import { createHashIndex } from '../../../../src/extraction/tagger/hash-index.js';

describe('the index of hashes', () => {
  const hashes = Uint32Array.from(
    { length: 5000 },
    (_, place) => Math.imul(place + 1, 0x9e3779b1) >>> 0 || 1,
  );

  it('numbers hashes in the order in which they come, however many', () => {
    const index = createHashIndex(1);
    expect([...hashes].map((hash) => index.intern(hash))).toEqual([...hashes.keys()]);
    expect(index.intern(hashes[7] as number)).toBe(7);
    expect(index.size).toBe(hashes.length);
    expect(index.keys()).toEqual(hashes);
  });

  it('finds those that it has, one by one and all at once', () => {
    const index = createHashIndex();
    for (const hash of hashes.subarray(0, 100)) index.intern(hash);
    expect([99, 100, 3].map((place) => index.find(hashes[place] as number))).toEqual([99, -1, 3]);
    const numbers = new Int32Array(10);
    expect(index.findAll(hashes, { from: 95, to: 105 }, numbers)).toBe(5);
    expect([...numbers.subarray(0, 5)]).toEqual([95, 96, 97, 98, 99]);
  });
});
