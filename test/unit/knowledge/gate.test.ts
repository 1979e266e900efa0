import fc from 'fast-check';
import { judgeChallenger } from '../../../src/knowledge/gate.js';

const answers = (right: number, wrong: number) => ({
  correct: [...Array<boolean>(right).fill(true), ...Array<boolean>(wrong).fill(false)],
});

describe('the gate', () => {
  it('lets a better challenger pass', () => {
    const verdict = judgeChallenger(answers(80, 20), answers(90, 10));
    expect(verdict).toMatchObject({
      passed: true,
      won: 10,
      lost: 0,
      championAccuracy: 0.8,
      challengerAccuracy: 0.9,
    });
  });

  it('takes a small loss for noise', () => {
    // 5 rows lost, 3 won of 400: half a point
    const champion = { correct: [...Array<boolean>(350).fill(true), ...Array<boolean>(50).fill(false)] };
    const challenger = {
      correct: champion.correct.map((right, row) => (row < 5 ? false : row >= 397 ? true : right)),
    };
    const verdict = judgeChallenger(champion, challenger);
    expect(verdict).toMatchObject({ lost: 5, won: 3, passed: true });
    expect(verdict.pValue).toBeGreaterThan(0.3);
  });

  it('refuses one that is more than a point worse, and says so', () => {
    const verdict = judgeChallenger(answers(90, 10), answers(85, 15));
    expect(verdict.passed).toBe(false);
    expect(verdict.sentences.at(-1)).toBe('It is more than 1.0 % worse.');
  });

  it('takes two rows of a small golden set for chance, though they are more than a point', () => {
    const verdict = judgeChallenger(answers(90, 10), {
      correct: answers(90, 10).correct.map((right, row) => (row < 4 ? false : row >= 98 ? true : right)),
    });
    expect(verdict).toMatchObject({ lost: 4, won: 2, passed: true });
  });

  it('refuses a loss that is small but not by chance', () => {
    // 9 of 1000 rows lost, none won: 0.9 points, p = 2^-9
    const verdict = judgeChallenger(answers(900, 100), answers(891, 109));
    expect(verdict.pValue).toBeCloseTo(2 ** -9, 6);
    expect(verdict.passed).toBe(false);
    expect(verdict.sentences.at(-1)).toBe('It is significantly worse.');
  });

  it('has nothing against the first model', () => {
    expect(judgeChallenger(null, answers(1, 9)).passed).toBe(true);
    expect(judgeChallenger(answers(0, 0), answers(0, 0)).passed).toBe(true);
  });

  it('never refuses a challenger with at least as many right rows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 300 }),
        (rows) => {
          const champion = { correct: rows.map(([a]) => a) };
          const challenger = { correct: rows.map(([, b]) => b) };
          const verdict = judgeChallenger(champion, challenger);
          expect(verdict.pValue).toBeGreaterThanOrEqual(0);
          expect(verdict.pValue).toBeLessThanOrEqual(1);
          if (verdict.challengerAccuracy >= (verdict.championAccuracy ?? 0))
            expect(verdict.passed).toBe(true);
        },
      ),
    );
  });
});
