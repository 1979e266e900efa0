import { type NetworkMember, quantizeMember } from '../../classification/network-member.js';
import type { SparseRows } from '../../classification/sparse-rows.js';
import { createBagKernel } from './bag-kernel.js';
import { createDenseHead } from './dense-head.js';
import { type Backend, loadTensorFlow } from './load-tensorflow.js';
import { naiveBayesStart } from './naive-bayes-start.js';
import type { NetworkSettings } from './network-settings.js';
import { createSeededRandom, shuffledIndices } from './seeded-random.js';
import { TrainingError } from './training-error.js';

/** Everything that one member is trained from; plain data, so that it can be sent to a worker thread. */
export interface MemberJob {
  readonly kind: 'network';
  readonly rows: SparseRows;
  /** Class of each row; -1: no class, the target is uniform over the first `uniformClasses`. */
  readonly labels: Int32Array;
  /** How many of the rows, from the first, are real and shape the start of the bag; the rest is synthetic. */
  readonly realRows: number;
  readonly classes: number;
  readonly uniformClasses: number;
  readonly features: number;
  readonly settings: NetworkSettings;
  readonly seed: number;
  readonly backend?: Backend;
}

/** How far a network is. */
export interface MemberProgress {
  /** 0..1 */
  readonly share: number;
  /** From 1. */
  readonly epoch: number;
  readonly epochs: number;
  /** Mean cross-entropy over the rows that this epoch has seen so far. */
  readonly loss: number;
}

export interface MemberCallbacks {
  readonly onProgress?: (progress: MemberProgress) => void;
  readonly signal?: AbortSignal;
}

export interface TrainedMember {
  readonly kind: 'network';
  readonly member: NetworkMember;
  readonly backend: Backend;
  /** Mean cross-entropy over the last epoch. */
  readonly loss: number;
}

/** Trains one member. Rejects with TrainingError `diverged` when the loss is no number, or the signal's reason. */
export async function trainMember(
  job: MemberJob,
  { onProgress, signal }: MemberCallbacks = {},
): Promise<TrainedMember> {
  const { settings, rows, labels, classes } = job;
  const { tf, backend } = await loadTensorFlow(job.backend);
  const random = createSeededRandom(job.seed);
  const shape = { dimension: settings.dimension, hidden: settings.hidden, classes };
  const start = naiveBayesStart({
    rows,
    labels: labels.subarray(0, job.realRows),
    classes,
    features: job.features,
    dimension: settings.dimension,
    seed: job.seed,
  });
  const bag = createBagKernel({
    rows,
    start,
    dimension: settings.dimension,
    batchSize: settings.batchSize,
    featureDropout: settings.featureDropout,
    random,
  });
  const head = createDenseHead({
    tf,
    shape,
    dropout: settings.denseDropout,
    weightDecay: settings.weightDecay,
    random,
  });
  try {
    const steps = Math.ceil(labels.length / settings.batchSize) * settings.epochs;
    let done = 0;
    let loss = 0;
    for (let epoch = 0; epoch < settings.epochs; epoch++) {
      const order = shuffledIndices(labels.length, random);
      let sum = 0;
      for (let from = 0; from < order.length; from += settings.batchSize) {
        const batch = order.subarray(from, from + settings.batchSize);
        const decay = Math.max(0.02, 1 - done / steps);
        const input = bag.forward(batch);
        const targets = targetsOf(batch, job);
        const outcome = head.step({ input, targets, learningRate: settings.denseLearningRate * decay });
        if (!Number.isFinite(outcome.loss))
          throw new TrainingError(
            'diverged',
            'Training diverged: the loss is not a number. Lower the learning rates.',
          );
        bag.backward(outcome.gradient, settings.bagLearningRate * decay);
        sum += outcome.loss * batch.length;
        if (++done % STEPS_BETWEEN_PAUSES === 0) {
          onProgress?.({
            share: done / steps,
            epoch: epoch + 1,
            epochs: settings.epochs,
            loss: sum / (from + batch.length),
          });
          await pause();
          signal?.throwIfAborted();
        }
      }
      loss = sum / order.length;
    }
    onProgress?.({ share: 1, epoch: settings.epochs, epochs: settings.epochs, loss });
    return {
      kind: 'network',
      member: quantizeMember({ ...shape, embedding: bag.embedding, dense: head.weights() }),
      backend,
      loss,
    };
  } finally {
    head.dispose();
  }
}

const STEPS_BETWEEN_PAUSES = 25;

/** Lets other work of the process run. */
function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function targetsOf(
  batch: Int32Array,
  { labels, classes, uniformClasses, settings }: MemberJob,
): Float32Array {
  const targets = new Float32Array(batch.length * classes);
  for (let b = 0; b < batch.length; b++) {
    const label = labels[batch[b] as number] as number;
    const from = b * classes;
    if (label < 0) targets.fill(1 / uniformClasses, from, from + uniformClasses);
    else {
      targets.fill(settings.labelSmoothing / classes, from, from + classes);
      targets[from + label] = 1 - settings.labelSmoothing + settings.labelSmoothing / classes;
    }
  }
  return targets;
}
