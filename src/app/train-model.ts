import { trainClassifier } from '../knowledge/training/train-classifier.js';
import type { TrainedModel, TrainingRequest } from '../ports/trainer.js';

/** How a model is trained, beside the rows. */
export interface TrainingEffort {
  /** Worker threads; 0: this thread alone. */
  readonly threads: number;
  /** Networks that the model averages. */
  readonly members: number;
}

/** Trains, and sums the model up for the registry. */
export async function trainModel(request: TrainingRequest & TrainingEffort): Promise<TrainedModel> {
  const { rows, seed, threads, members, onProgress, signal } = request;
  const { files, manifest } = await trainClassifier({
    rows,
    seed,
    createdAt: new Date(),
    workers: threads,
    settings: { members },
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress: (share) => onProgress(share, 'Training') }),
  });
  return {
    modelId: manifest.id,
    files,
    hash: manifest.hash,
    dataHash: manifest.dataHash,
    examples: manifest.examples,
    metrics: manifest.metrics,
    warnings: manifest.warnings,
  };
}
