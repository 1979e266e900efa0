import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { TrainingError } from '../training/training-error.js';
import { type TrainedTagger, type TrainTaggerOptions, trainTagger } from './train-tagger.js';

export type TaggerReport =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'trained'; readonly trained: TrainedTagger }
  | { readonly kind: 'failed'; readonly code: TrainingError['code']; readonly message: string };

/**
 * `trainTagger` in a thread of its own, so that this one still hears signals: a tagger is trained in one go. Rejects
 * with TrainingError, or the signal's reason.
 */
export async function trainTaggerInThread(
  options: TrainTaggerOptions & { readonly signal?: AbortSignal },
): Promise<TrainedTagger> {
  const { signal, onProgress, ...order } = options;
  signal?.throwIfAborted();
  if (!existsSync(fileURLToPath(WORKER_FILE))) return trainTagger(options);
  const worker = new Worker(WORKER_FILE);
  let abort = () => {};
  try {
    return await new Promise<TrainedTagger>((resolve, reject) => {
      const fail = (cause: unknown) =>
        reject(new TrainingError('worker-failed', 'The training thread failed.', { cause }));
      abort = () => reject(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      worker.on('message', (report: TaggerReport) => {
        if (report.kind === 'progress') onProgress?.(report.share);
        else if (report.kind === 'trained') resolve(report.trained);
        else reject(new TrainingError(report.code, report.message));
      });
      worker.on('error', fail);
      worker.on('exit', fail);
      worker.postMessage(order);
    });
  } finally {
    signal?.removeEventListener('abort', abort);
    await worker.terminate();
  }
}

// exists in the built program; tests that run from the sources train in their own thread
const WORKER_FILE = new URL('./tagger-worker.js', import.meta.url);
