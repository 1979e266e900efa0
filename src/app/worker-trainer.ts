import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { TrainedModel, Trainer } from '../ports/trainer.js';
import type { Configuration } from './configuration.js';
import type { TrainingEffort } from './train-model.js';

type WorkerMessage =
  | { readonly kind: 'progress'; readonly progress: number; readonly step: string }
  | { readonly kind: 'trained'; readonly model: TrainedModel }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string };

/** How long a worker may take to stop after an abort before it is ended. */
const ABORT_GRACE_MS = 2000;

export const trainingEffort = (
  configuration: Pick<Configuration, 'trainingThreads' | 'trainingMembers'>,
): TrainingEffort => ({ threads: configuration.trainingThreads, members: configuration.trainingMembers });

/** Trains in a worker thread, which has `threads` helpers of its own. */
export function createWorkerTrainer(effort: TrainingEffort): Trainer {
  return {
    train({ rows, seed, onProgress, signal }) {
      signal?.throwIfAborted();
      return new Promise<TrainedModel>((resolve, reject) => {
        const worker = new Worker(fileURLToPath(new URL('./training-worker.js', import.meta.url)), {
          workerData: { rows, seed, ...effort },
        });
        const abort = () => {
          worker.postMessage('abort');
          setTimeout(() => void worker.terminate(), ABORT_GRACE_MS).unref();
        };
        signal?.addEventListener('abort', abort, { once: true });
        worker.on('message', (message: WorkerMessage) => {
          if (message.kind === 'progress') onProgress?.(message.progress, message.step);
          else if (message.kind === 'trained') resolve(message.model);
          else reject(Object.assign(new Error(message.message), { name: message.name }));
        });
        worker.on('error', reject);
        worker.on('exit', (code) => {
          signal?.removeEventListener('abort', abort);
          // after a result this changes nothing
          reject(
            new Error(
              signal?.aborted ? 'The training was canceled.' : `The training thread ended with code ${code}.`,
            ),
          );
        });
      });
    },
  };
}
