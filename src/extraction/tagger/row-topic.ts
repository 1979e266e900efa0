import { mixHashes } from './hash.js';
import type { HashIndex } from './hash-index.js';

/**
 * A linear guess of what a text is about, from its words and word pairs. What a slot means depends on it: `add X to Y`
 * names other things than `rate X`. Weights of feature f: weights[f * topics] onwards.
 */
export interface TopicModel {
  readonly topics: number;
  readonly index: HashIndex;
  readonly weights: Float32Array;
}

/** Words counted by their place at the beginning: requests often say there what they want. */
const PLACED_WORDS = 3;

/** The different words, word pairs and first words of a text as hashes. */
export function topicFeatures(words: Uint32Array): Uint32Array {
  const found = new Set<number>();
  let before = 7;
  words.forEach((word, t) => {
    found.add(word);
    found.add(mixHashes(before, word));
    if (t < PLACED_WORDS) found.add(mixHashes(11 + t, word));
    before = word;
  });
  return Uint32Array.from(found);
}

/** Scores of the topics for features known to the model, into `scores`. */
export function scoreTopics(
  { topics, weights }: TopicModel,
  ids: readonly number[],
  scores: Float64Array,
): void {
  scores.fill(0);
  for (const id of ids)
    for (let topic = 0; topic < topics; topic++)
      scores[topic] = (scores[topic] as number) + (weights[id * topics + topic] as number);
}

/** The likeliest topic, from 0. */
export function guessTopic(model: TopicModel, features: Uint32Array): number {
  const ids = [...features].map((hash) => model.index.find(hash)).filter((id) => id >= 0);
  const scores = new Float64Array(model.topics);
  scoreTopics(model, ids, scores);
  return scores.indexOf(Math.max(...scores));
}
