import { type FurtherCaseCalibration, findFurtherCases } from '../../../src/classification/further-cases.js';
import type { PassageScore, Scorer, TextScore } from '../../../src/classification/score-text.js';
import { argMax } from '../../../src/classification/softmax.js';

const calibration: FurtherCaseCalibration = {
  cascadeConfidence: 2,
  cascadeEnergy: 0,
  singleTemperature: 1,
  ensembleTemperature: 1,
  outOfScopeEnergy: 1,
  energyDeviation: 1,
  minFamiliarity: 0.6,
  longTextWords: 40,
  rows: 500,
};
const CASES = ['cancel', 'refund', 'track'];

/** Counts the words that name a case: what is named most is the first choice, as sure as its share is large. */
function countingScorer() {
  const read: string[] = [];
  const score = (text: string): Omit<TextScore, 'passages'> => {
    const words = text.split(/\s+/);
    const counts = CASES.map((name) => words.filter((word) => word === name).length + 0.01);
    const sum = counts.reduce((total, count) => total + count, 0);
    return {
      probabilities: Float32Array.from(counts, (count) => count / sum),
      energy: words.includes('weather') ? 0 : 5,
      outside: 0,
      apart: null,
      single: false,
      familiarity: words.includes('xyzzy') ? 0.3 : 0.9,
      words: words.length,
    };
  };
  const scorer: Scorer = {
    scoreText: (text) => ({
      ...score(text),
      passages: text.split('\n').map((line): PassageScore => {
        const own = score(line);
        return { ...own, text: line, first: argMax(own.probabilities), clarity: 1 };
      }),
    }),
    scoreWhole: (text) => {
      read.push(text);
      return { ...score(text), passages: [] };
    },
  };
  return { read, scorer };
}

const find = (...lines: readonly string[]) => findFrom(0.6, ...lines);
const findFrom = (least: number, ...lines: readonly string[]) => {
  const { read, scorer } = countingScorer();
  const settings = { cascadeConfidence: 2, cascadeEnergy: 0, longTextWords: 40 };
  const found = findFurtherCases(scorer.scoreText(lines.join('\n'), settings), {
    scorer,
    calibration,
    least,
  });
  return { found: found.map(({ index }) => CASES[index]), confidence: found[0]?.confidence ?? 0, read };
};

describe('findFurtherCases', () => {
  it('finds the case of the other part, wherever it stands', () => {
    expect(find('please cancel cancel it', 'and track my order').found).toEqual(['track']);
    expect(find('please track my order', 'cancel cancel all of it', 'yes cancel it').found).toEqual([
      'track',
    ]);
  });

  it('is as sure as the less sure part', () => {
    const sure = find('please cancel cancel it', 'and track my order').confidence;
    const unsure = find('please cancel cancel it', 'and track or refund or track').confidence;
    expect(sure).toBeGreaterThan(0.95);
    expect(unsure).toBeCloseTo(2 / 3, 1);
  });

  it('leaves out what is less sure than wanted, and reads no second part where the first one is', () => {
    const lines = ['and track or refund or track', 'please cancel cancel it'] as const;
    expect(findFrom(0.6, ...lines).found).toEqual(['track']);
    const { found, read } = findFrom(0.7, ...lines);
    expect(found).toEqual([]);
    expect(read).toEqual(['and track or refund or track']);
  });

  it('finds nothing where all speak of one case, and reads no part for it', () => {
    const { found, read } = find('please cancel it', 'yes cancel all of it', 'so cancel please');
    expect(found).toEqual([]);
    expect(read).toEqual([]);
  });

  it.each([
    ['is too short', 'track it'],
    ['is out of scope', 'track the weather today'],
    ['is strange', 'track the xyzzy today'],
  ])('passes over a part that %s', (_, line) => {
    expect(find('please cancel cancel it', line).found).toEqual([]);
  });

  it('reads a bounded number of parts of a message that speaks of another case in every sentence', () => {
    const lines = Array.from({ length: 100 }, (_, line) =>
      line % 2 === 0 ? 'cancel it all now' : 'track it all now',
    );
    expect(find('cancel cancel it now', ...lines).read.length).toBeLessThanOrEqual(16);
  });
});
