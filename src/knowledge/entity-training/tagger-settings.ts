/** How a tagger is trained. All of it follows from the data (docs/decisions/0080); tests make it smaller. */
export interface TaggerSettings {
  readonly epochs: number;
  /** Features that occur less often are left out. */
  readonly minOccurrences: number;
  /** Share of the features that a token is trained without, by chance: so that no single one decides. */
  readonly dropout: number;
  readonly learningRate: number;
  /** What every weight loses an epoch. */
  readonly decay: number;
  /** Weights are averaged over the last epochs, from this share of them on. */
  readonly averageFrom: number;
  /** A word is frequent from so many occurrences on. */
  readonly frequentWord: number;
  /** Topics are used where so large a share of guesses is right. */
  readonly topicAccuracy: number;
  /** Weights below are left out of the model. */
  readonly pruneBelow: number;
}

/** One epoch over so many tokens teaches about as much as two over half of them. */
const TOKENS_SEEN = 900_000;
const EPOCHS = { least: 3, most: 30 } as const;

export function taggerSettings(tokens: number): TaggerSettings {
  const epochs = Math.round(TOKENS_SEEN / Math.max(1, tokens));
  return {
    epochs: Math.min(EPOCHS.most, Math.max(EPOCHS.least, epochs)),
    minOccurrences: 2,
    dropout: 0.4,
    learningRate: 0.3,
    decay: 0.01,
    averageFrom: 0.5,
    frequentWord: Math.max(4, Math.round(tokens / 2000)),
    topicAccuracy: 0.8,
    pruneBelow: 0.01,
  };
}
