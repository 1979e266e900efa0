import { createHashIndex } from '../../extraction/tagger/hash-index.js';
import { guessTopic, scoreTopics, type TopicModel } from '../../extraction/tagger/row-topic.js';
import { createSeededRandom, shuffledIndices } from '../training/seeded-random.js';

export interface LearnedTopics {
  readonly model: TopicModel;
  /** Topic of each row as guessed by a model that has not seen it: what the tagger will have to live with. */
  readonly guessed: Int32Array;
  /** Share of the guesses that are right. */
  readonly accuracy: number;
}

const FOLDS = 5;
const EPOCHS = 5;
const STEP = 0.3;
/** Sum of squares that a feature's step size starts from. */
const FIRST_SQUARES = 0.1;
const SURE = 1e-4;

/**
 * Learns to tell rows' topics from their features: multinomial logistic regression with AdaGrad steps (Duchi, Hazan and
 * Singer 2011), and once more without each fifth of the rows.
 */
export function learnTopics(
  rows: readonly Uint32Array[],
  options: { readonly topicOf: Int32Array; readonly topics: number; readonly seed: number },
): LearnedTopics {
  const { topicOf, topics, seed } = options;
  const places = shuffledIndices(rows.length, createSeededRandom(seed));
  const train = (uses: (row: number) => boolean): TopicModel =>
    trainTopics(rows, { topicOf, topics, order: [...places].filter(uses) });
  const foldOf = new Int32Array(rows.length);
  places.forEach((row, place) => {
    foldOf[row] = place % FOLDS;
  });
  const judges = Array.from({ length: FOLDS }, (_, fold) => train((row) => foldOf[row] !== fold));
  const guessed = Int32Array.from(rows, (features, row) => {
    const judge = judges[foldOf[row] as number];
    return judge === undefined ? 0 : guessTopic(judge, features);
  });
  const right = guessed.filter((topic, row) => topic === topicOf[row]).length;
  return { model: train(() => true), guessed, accuracy: right / rows.length };
}

function trainTopics(
  rows: readonly Uint32Array[],
  options: { readonly topicOf: Int32Array; readonly topics: number; readonly order: readonly number[] },
): TopicModel {
  const { topicOf, topics, order } = options;
  const occurrences = new Map<number, number>();
  for (const row of order)
    for (const hash of rows[row] ?? []) occurrences.set(hash, (occurrences.get(hash) ?? 0) + 1);
  const index = createHashIndex();
  for (const [hash, times] of occurrences) if (times >= 2) index.intern(hash);
  const weights = new Float32Array(index.size * topics);
  const squares = new Float32Array(index.size).fill(FIRST_SQUARES);
  const scores = new Float64Array(topics);
  const model = { topics, index, weights };
  const ids = order.map((row) =>
    [...(rows[row] ?? [])].map((hash) => index.find(hash)).filter((id) => id >= 0),
  );
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    order.forEach((row, place) => {
      const own = ids[place] ?? [];
      scoreTopics(model, own, scores);
      const error = toError(scores, topicOf[row] as number);
      if (error < SURE) return;
      for (const id of own) {
        squares[id] = (squares[id] as number) + error;
        const step = STEP / Math.sqrt(squares[id] as number);
        for (let topic = 0; topic < topics; topic++)
          weights[id * topics + topic] =
            (weights[id * topics + topic] as number) - step * (scores[topic] as number);
      }
    });
  }
  return model;
}

/** Turns scores into probability minus truth; returns its squared length. */
function toError(scores: Float64Array, truth: number): number {
  const most = Math.max(...scores);
  let sum = 0;
  scores.forEach((score, topic) => {
    scores[topic] = Math.exp(score - most);
    sum += scores[topic] as number;
  });
  let length = 0;
  scores.forEach((weight, topic) => {
    const error = weight / sum - (topic === truth ? 1 : 0);
    scores[topic] = error;
    length += error * error;
  });
  return length;
}
