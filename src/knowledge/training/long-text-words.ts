import { argMax } from '../../classification/softmax.js';
import type { JudgedRow } from './calibration-row.js';

/** Texts up to this length are always read whole. */
export const SHORT_TEXT_WORDS = 40;
const CANDIDATES = [SHORT_TEXT_WORDS, 80, 160, 100_000];
const MIN_LONG_ROWS = 30;

/**
 * From how many words on a text is judged by its telling sentences: what gave the most right answers on long held-out
 * rows. Where such rows are missing the network has learnt from short texts only, and 40 words it is.
 */
export function chooseLongTextWords(rows: readonly JudgedRow[]): number {
  const right = new Map(CANDIDATES.map((candidate) => [candidate, 0]));
  let long = 0;
  for (const { text, target, scorer } of rows) {
    if (target < 0) continue;
    const judge = (longTextWords: number) => {
      const score = scorer.scoreText(text, { cascadeConfidence: 2, cascadeEnergy: 0, longTextWords });
      return { words: score.words, right: argMax(score.probabilities) === target };
    };
    const whole = judge(Number.POSITIVE_INFINITY);
    if (whole.words <= SHORT_TEXT_WORDS) continue;
    long++;
    const selected = judge(0);
    for (const candidate of CANDIDATES) {
      if ((whole.words > candidate ? selected : whole).right)
        right.set(candidate, (right.get(candidate) ?? 0) + 1);
    }
  }
  if (long < MIN_LONG_ROWS) return SHORT_TEXT_WORDS;
  return CANDIDATES.reduce((best, candidate) =>
    (right.get(candidate) ?? 0) >= (right.get(best) ?? 0) ? candidate : best,
  );
}
