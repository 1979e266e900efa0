import { crossFolds } from '../../../../src/knowledge/training/cross-folds.js';

const texts = Array.from({ length: 60 }, (_, row) => `text ${row}`);
const classes = Int32Array.from(texts, (_, row) => row % 4);
const deal = (sources: readonly string[]) => crossFolds({ texts, classes, sources, folds: 3, seed: 1 });

describe('crossFolds', () => {
  it('holds out whole writers, whatever their files', () => {
    const sources = texts.map((_, row) => `writer-${row % 5}/${row % 2 === 0 ? 'shop' : 'bank'}`);
    const { foldOf, by } = deal(sources);
    expect(by).toBe('source');
    for (let writer = 0; writer < 5; writer++) {
      expect(new Set(texts.flatMap((_, row) => (row % 5 === writer ? [foldOf[row]] : []))).size).toBe(1);
    }
    expect(new Set(foldOf).size).toBe(3);
  });

  it.each([
    ['no row says its source', texts.map(() => '')],
    ['one source has nearly all', texts.map((_, row) => (row < 50 ? 'feedback' : `writer-${row}`))],
    ['there are two', texts.map((_, row) => `writer-${row % 2}`)],
  ])('spreads every case over the folds where %s', (_, sources) => {
    const { foldOf, by } = deal(sources);
    expect(by).toBe('row');
    for (let own = 0; own < 4; own++) {
      expect(new Set(texts.flatMap((_text, row) => (classes[row] === own ? [foldOf[row]] : []))).size).toBe(
        3,
      );
    }
  });

  it('never holds out a text that occurs twice', () => {
    const twice = [...texts.slice(0, 58), 'The same', 'the same '];
    const { foldOf } = crossFolds({ texts: twice, classes, sources: texts.map(() => ''), folds: 3, seed: 1 });
    expect([...foldOf.slice(58)]).toEqual([-1, -1]);
    expect(foldOf.slice(0, 58).includes(-1)).toBe(false);
  });
});
