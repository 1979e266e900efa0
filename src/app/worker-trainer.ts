import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TrainedModel, Trainer } from '../ports/trainer.js';
import type { Configuration } from './configuration.js';
import type { TrainingEffort } from './train-model.js';

/** What the worker tells; it is asked with a `TrainingOrder`, or told to `abort`. */
export type WorkerMessage =
  | { readonly kind: 'progress'; readonly progress: number; readonly step: string }
  | { readonly kind: 'trained'; readonly model: TrainedModel }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string };

/** Of the operating system; customers' messages go first where both want a processor. 0 is as all else, 19 the least. */
export const RETRAIN_NICENESS = 5;

/** How long a worker may take to stop after an abort before it is ended. */
const ABORT_GRACE_MS = 2000;
const STDERR = 2;

export const trainingEffort = (
  configuration: Pick<Configuration, 'trainingThreads' | 'trainingMembers'>,
): TrainingEffort => ({ threads: configuration.trainingThreads, members: configuration.trainingMembers });

/**
 * Trains in a process of its own, which has `threads` helpers: what it needed is given back to the last byte, and if the
 * system ends it for want of memory, the service goes on. The first model, without which there is nothing to do, is
 * trained with `niceness` 0.
 */
export function createWorkerTrainer(effort: TrainingEffort, niceness = RETRAIN_NICENESS): Trainer {
  return {
    train({ onProgress, signal, ...order }) {
      signal?.throwIfAborted();
      return new Promise<TrainedModel>((resolve, reject) => {
        const worker = fork(fileURLToPath(new URL('./training-worker.js', import.meta.url)), {
          serialization: 'advanced',
          // a debugger's port is taken by this process
          execArgv: process.execArgv.filter((flag) => !flag.startsWith('--inspect')),
          // whatever a library prints is no part of this process's answer
          stdio: ['ignore', STDERR, STDERR, 'ipc'],
        });
        // one that has ended is not told anything any more, which its exit says
        const tell = (message: unknown) => worker.connected && worker.send(message as object, () => {});
        const abort = () => {
          tell({ kind: 'abort' });
          setTimeout(() => worker.kill('SIGKILL'), ABORT_GRACE_MS).unref();
        };
        signal?.addEventListener('abort', abort, { once: true });
        worker.on('message', (message: WorkerMessage) => {
          if (message.kind === 'progress') onProgress?.(message.progress, message.step);
          else {
            if (message.kind === 'trained') resolve(message.model);
            else reject(Object.assign(new Error(message.message), { name: message.name }));
            // only now it ends: the news of an end may overtake its last words
            worker.disconnect();
          }
        });
        worker.on('error', reject);
        worker.on('exit', (code, killedBy) => {
          signal?.removeEventListener('abort', abort);
          // after a result this changes nothing
          reject(
            new Error(
              signal?.aborted
                ? 'The training was canceled.'
                : `The training process ended with ${killedBy ?? `code ${code}`}.`,
            ),
          );
        });
        tell({ kind: 'train', niceness, ...order, ...effort });
      });
    },
  };
}
