/** What one member of the network is trained with. */
export interface NetworkSettings {
  /** Width of the embedding bag. */
  readonly dimension: number;
  /** Width of the residual layer. */
  readonly hidden: number;
  readonly batchSize: number;
  readonly epochs: number;
  /** Learning rate of the bag's rows; falls linearly to 2 % of it. */
  readonly bagLearningRate: number;
  /** Learning rate of the dense part; falls alike. */
  readonly denseLearningRate: number;
  readonly weightDecay: number;
  /** Share of features left out of a row in training. */
  readonly featureDropout: number;
  /** Share of units left out before each dense layer in training. */
  readonly denseDropout: number;
  /** Share of the target's probability spread over all classes. */
  readonly labelSmoothing: number;
}

/** Questions from which on the settings for much data hold; those for mails are the same however many there are (0018). */
export const MANY_ROWS = 5000;

/** Least steps that few rows are trained for: questions of a dozen words, and mails, whose steps teach more (0014). */
const LEAST_STEPS = { questions: 1600, mails: 300 } as const;

const LEAST_EPOCHS = 6;

/**
 * The recipe's settings by number and kind of rows (measured on validation splits of BANKING77, CLINC150 and a third
 * set, see docs/decisions/0010): few rows need more passes and more dropout.
 */
export function networkSettingsFor(rows: number, kind: keyof typeof LEAST_STEPS): NetworkSettings {
  const batchSize = 64;
  const stepsPerEpoch = Math.max(1, Math.ceil(rows / batchSize));
  const many = rows >= MANY_ROWS && kind === 'questions';
  return {
    dimension: 128,
    hidden: 128,
    batchSize,
    epochs: many ? 8 : Math.max(LEAST_EPOCHS, Math.ceil(LEAST_STEPS[kind] / stepsPerEpoch)),
    bagLearningRate: 8e-3,
    denseLearningRate: 4e-3,
    weightDecay: 0.01,
    featureDropout: many ? 0.5 : 0.6,
    denseDropout: 0.3,
    labelSmoothing: many ? 0.05 : 0.1,
  };
}
