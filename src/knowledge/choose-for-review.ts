// Which messages should a person look at, so that the model learns most? Mostly those it wavered on, but not five times
// the same one; and a few at random among all, since a model that is sure and wrong never wavers.
import { createHash } from 'node:crypto';
import { createSimilarityIndex } from './memory/similarity-index.js';

export interface ReviewCandidate {
  readonly id: string;
  readonly text: string;
  /** How far the first choice was ahead of the second, 0..1. */
  readonly margin: number;
}

export interface ChosenForReview {
  readonly id: string;
  readonly why: 'uncertain' | 'random';
}

/** One in so many of the chosen is drawn at random. */
const RANDOM_EVERY = 5;

/**
 * Greedy choice by (1 - margin) x (1 - similarity to what is chosen already), with a random one in every fifth place.
 * The draw is by hash of the id: stable while people work through the list, and blind to what the model thinks.
 */
export function chooseForReview(
  candidates: readonly ReviewCandidate[],
  limit: number,
): readonly ChosenForReview[] {
  const left = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const closeness = new Map<string, number>();
  const texts = createSimilarityIndex();
  for (const { id, text } of candidates) texts.put(id, text);
  const drawn = [...candidates].sort((a, b) => (draw(a.id) < draw(b.id) ? -1 : 1));
  const chosen: ChosenForReview[] = [];
  const take = ({ id, text }: ReviewCandidate, why: ChosenForReview['why']) => {
    chosen.push({ id, why });
    left.delete(id);
    for (const near of texts.neighbours(text, { atLeast: 0.1 })) {
      closeness.set(near.id, Math.max(closeness.get(near.id) ?? 0, near.similarity));
    }
  };
  while (chosen.length < limit && left.size > 0) {
    const isRandom = chosen.length % RANDOM_EVERY === RANDOM_EVERY - 1;
    const next = isRandom ? drawn.find(({ id }) => left.has(id)) : mostToLearn([...left.values()], closeness);
    if (next === undefined) break;
    take(next, isRandom ? 'random' : 'uncertain');
  }
  return chosen;
}

function mostToLearn(
  left: readonly ReviewCandidate[],
  closeness: ReadonlyMap<string, number>,
): ReviewCandidate | undefined {
  const worth = ({ id, margin }: ReviewCandidate) => (1 - margin) * (1 - (closeness.get(id) ?? 0));
  let best: ReviewCandidate | undefined;
  for (const candidate of left) if (best === undefined || worth(candidate) > worth(best)) best = candidate;
  return best;
}

const draw = (id: string) => createHash('sha256').update(id).digest('hex');
