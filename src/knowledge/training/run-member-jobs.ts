import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { runJob, type TrainedJob, type TrainingJob } from './run-job.js';
import type { MemberCallbacks, MemberProgress } from './train-member.js';
import { TrainingError } from './training-error.js';

export type JobReport =
  | { readonly kind: 'progress'; readonly progress: MemberProgress }
  | { readonly kind: 'trained'; readonly trained: TrainedJob }
  | { readonly kind: 'failed'; readonly code: TrainingError['code']; readonly message: string };

/** A job that is made when a thread is free for it; `make` gives the same job each time. */
export interface PlannedJob {
  /** Roughly the work in it, in any unit that all jobs share. */
  readonly effort: number;
  make(): TrainingJob;
}

export interface RunOptions {
  /** Worker threads; 0: train in this thread, giving way to other work every few milliseconds. */
  readonly workers: number;
  /** As soon as a job is done, in whatever order. */
  readonly onTrained?: (index: number, trained: TrainedJob) => void;
  /** 0..1 over all jobs, and the first network that is at work, where one has told. */
  readonly onProgress?: (share: number, atWork?: MemberAtWork) => void;
  readonly signal?: AbortSignal;
}

/** The network of one of the jobs. */
export interface MemberAtWork extends Omit<MemberProgress, 'share'> {
  /** Place of its job among all, from 1. */
  readonly member: number;
  readonly members: number;
  /** Rows of business cases that were judged so far by networks which had not seen them, and the share judged right. */
  readonly heldOut?: { readonly rows: number; readonly accuracy: number };
}

/** Trains all members, `workers` at a time; results in the order of the jobs. Rejects with the first error. */
export async function runMemberJobs(
  jobs: readonly PlannedJob[],
  options: RunOptions,
): Promise<readonly TrainedJob[]> {
  const total = jobs.reduce((sum, job) => sum + job.effort, 0);
  const shares = new Float64Array(jobs.length);
  const atWork = new Map<number, MemberAtWork>();
  const inThreads = options.workers > 0 && existsSync(fileURLToPath(WORKER_FILE));
  const results: TrainedJob[] = [];
  const stop = new AbortController();
  const signal = options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]);
  let next = 0;
  const work = async (): Promise<void> => {
    // one thread for many jobs: starting TensorFlow.js costs as much as a small network
    const thread = inThreads ? openThread() : { run: runJob, close: () => {} };
    try {
      while (next < jobs.length) {
        signal.throwIfAborted();
        const index = next++;
        const job = jobs[index];
        if (job === undefined) return;
        const report = (share: number) => {
          shares[index] = share * job.effort;
          // of several that train side by side always the same one, so that its epochs can be followed
          const first = atWork.get(Math.min(...atWork.keys()));
          options.onProgress?.(
            shares.reduce((sum, value) => sum + value, 0) / total,
            ...(first === undefined ? [] : [first]),
          );
        };
        const running = thread.run(job.make(), {
          signal,
          onProgress: ({ share, ...progress }) => {
            atWork.set(index, { ...progress, member: index + 1, members: jobs.length });
            report(share);
          },
        });
        // features of the next jobs are computed while threads are busy
        if (inThreads) for (const coming of jobs.slice(next, next + 2)) coming.make();
        const trained = await running;
        results[index] = trained;
        atWork.delete(index);
        report(1);
        options.onTrained?.(index, trained);
      }
    } finally {
      thread.close();
    }
  };
  const parallel = inThreads ? Math.min(options.workers, jobs.length) : 1;
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

interface Thread {
  run(job: TrainingJob, callbacks: MemberCallbacks): Promise<TrainedJob>;
  close(): void;
}

function openThread(): Thread {
  const worker = new Worker(WORKER_FILE);
  // errors of a thread that is being closed are nobody's
  worker.on('error', () => {});
  return {
    run: (job, { signal, onProgress }) =>
      new Promise((resolve, reject) => {
        const settle = () => {
          signal?.removeEventListener('abort', abort);
          worker.off('message', hear);
          worker.off('error', fail);
          worker.off('exit', fail);
        };
        const abort = () => {
          settle();
          void worker.terminate();
          reject(signal?.reason);
        };
        const fail = (cause: unknown) => {
          settle();
          reject(new TrainingError('worker-failed', 'A training thread failed.', { cause }));
        };
        const hear = (report: JobReport) => {
          if (report.kind === 'progress') return onProgress?.(report.progress);
          settle();
          if (report.kind === 'trained') resolve(report.trained);
          else reject(new TrainingError(report.code, report.message));
        };
        signal?.addEventListener('abort', abort, { once: true });
        worker.on('message', hear);
        worker.on('error', fail);
        worker.on('exit', fail);
        worker.postMessage(job);
      }),
    close: () => void worker.terminate(),
  };
}
