import { wilsonLowerBound } from '../../classification/wilson-lower-bound.js';
import type { Answer } from '../../domain/answer.js';

/** One standard deviation: with two, an article that nobody has rated yet would stand below one that two in three found bad. */
const Z = 1;

/**
 * How good an article surely is, 0..1: lower end of Wilson's interval over its ratings, to which one good and one bad
 * are added, so that a new article stands above one that was found bad and below one that was found good.
 */
export function answerScore({ ratings }: Pick<Answer, 'ratings'>): number {
  const { helpful = 0, unhelpful = 0 } = ratings ?? {};
  return wilsonLowerBound(helpful + 1, helpful + unhelpful + 2, Z);
}

/** Best first. */
export const rankAnswers = <T extends Pick<Answer, 'id' | 'ratings'>>(articles: readonly T[]): readonly T[] =>
  [...articles].sort((a, b) => answerScore(b) - answerScore(a) || (a.id < b.id ? -1 : 1));
