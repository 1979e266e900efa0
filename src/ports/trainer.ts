import type { Example } from '../domain/example.js';

export interface TrainingRequest {
  readonly rows: readonly Example[];
  readonly seed: number;
  /** `progress` in 0..1 and what is being done, as a sentence. */
  readonly onProgress?: (progress: number, step: string) => void;
  /** Aborting rejects with an `AbortError` soon. */
  readonly signal?: AbortSignal;
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
}

/** Trains a classifier without stalling the caller's event loop. Rejects when the rows cannot be learnt from. */
export interface Trainer {
  train(request: TrainingRequest): Promise<TrainedModel>;
}
