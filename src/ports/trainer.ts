import type { Example } from '../domain/example.js';
import type { LearningPoint } from '../domain/learning-point.js';
import type { SuspectLabel } from '../domain/suspect-label.js';

export interface TrainingRequest {
  readonly rows: readonly Example[];
  readonly seed: number;
  /** `progress` in 0..1 and what is being done, as a sentence. */
  readonly onProgress?: (progress: number, step: string) => void;
  /** Aborting rejects with an `AbortError` soon. */
  readonly signal?: AbortSignal;
  /**
   * Rows to measure a learning curve on. With them a training takes about twice as long, and looks for suspect labels also
   * where that costs further trainings.
   */
  readonly examineOn?: readonly Example[];
}

export interface TrainedModel {
  readonly modelId: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** SHA-256 over the files, in hex. */
  readonly hash: string;
  /** SHA-256 over the rows, in hex. */
  readonly dataHash: string;
  readonly examples: number;
  readonly metrics: Readonly<Record<string, number | null>>;
  /** What was odd about the rows, as sentences. */
  readonly warnings: readonly string[];
  /** Rows whose label is probably wrong, surest first; absent where nobody looked for them. */
  readonly suspects?: readonly SuspectLabel[];
  /** What parts of the rows teach; absent unless asked for. */
  readonly learning?: readonly LearningPoint[];
}

/** Trains a classifier without stalling the caller's event loop. Rejects when the rows cannot be learnt from. */
export interface Trainer {
  train(request: TrainingRequest): Promise<TrainedModel>;
}
