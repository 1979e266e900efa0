import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type MemberJob, type TrainedMember, trainMember } from './train-member.js';
import { TrainingError } from './training-error.js';

export type MemberReport =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'trained'; readonly trained: TrainedMember }
  | { readonly kind: 'failed'; readonly code: TrainingError['code']; readonly message: string };

export interface RunOptions {
  /** Worker threads; 0: train in this thread, giving way to other work every few milliseconds. */
  readonly workers: number;
  /** 0..1 over all jobs. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** Trains all members, `workers` at a time; results in the order of the jobs. Rejects with the first error. */
export async function runMemberJobs(
  jobs: readonly MemberJob[],
  options: RunOptions,
): Promise<readonly TrainedMember[]> {
  const shares = new Float64Array(jobs.length);
  const run = options.workers > 0 && existsSync(fileURLToPath(WORKER_FILE)) ? trainInThread : trainMember;
  const results: TrainedMember[] = [];
  const stop = new AbortController();
  const signal = options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]);
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < jobs.length) {
      const index = next++;
      const job = jobs[index];
      if (job === undefined) return;
      results[index] = await run(job, {
        signal,
        onProgress: (share) => {
          shares[index] = share;
          options.onProgress?.(shares.reduce((sum, value) => sum + value, 0) / jobs.length);
        },
      });
    }
  };
  const parallel = run === trainMember ? 1 : Math.min(options.workers, jobs.length);
  try {
    await Promise.all(Array.from({ length: parallel }, work));
  } finally {
    // when one failed, the others need not go on
    stop.abort();
  }
  return results;
}

// exists in the built program; tests that run from the sources train in their own thread
const WORKER_FILE = new URL('./member-worker.js', import.meta.url);

function trainInThread(
  job: MemberJob,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (share: number) => void },
): Promise<TrainedMember> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const worker = new Worker(WORKER_FILE, { workerData: job });
    const stop = () => {
      reject(signal.reason);
      void worker.terminate();
    };
    signal.addEventListener('abort', stop, { once: true });
    const settle = () => {
      signal.removeEventListener('abort', stop);
      void worker.terminate();
    };
    worker.on('message', (report: MemberReport) => {
      if (report.kind === 'progress') return onProgress(report.share);
      settle();
      if (report.kind === 'trained') resolve(report.trained);
      else reject(new TrainingError(report.code, report.message));
    });
    worker.on('error', (cause) => {
      settle();
      reject(new TrainingError('worker-failed', 'A training thread failed.', { cause }));
    });
    worker.on('exit', () => reject(new TrainingError('worker-failed', 'A training thread ended early.')));
  });
}
