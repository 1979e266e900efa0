import type { Job } from '../domain/job.js';
import type { Lease } from '../domain/lease.js';
import type { Trainer } from '../ports/trainer.js';
import { jobEvent } from './domain-events.js';
import { keepLease } from './keep-lease.js';
import type { KnowledgeSource } from './knowledge-source.js';
import type { LoadClassifier } from './live-model.js';
import { conflict, notFound, type Outcome, ok } from './outcome.js';
import { retrain } from './retrain.js';
import type { ServiceContext } from './service-context.js';

export interface RetrainJobsOptions {
  readonly instanceId: string;
  readonly knowledge: KnowledgeSource;
  readonly trainer: Trainer;
  readonly load: LoadClassifier;
  /** How long a silent trainer keeps the right to train; 30 s. */
  readonly leaseMs?: number;
}

export interface RetrainRequest {
  /** Whether a challenger that passes the gate goes live at once; true unless told. */
  readonly promote?: boolean;
  /** Same rows, same seed: same model. 1 unless told. */
  readonly seed?: number;
  /** Whether a learning curve and suspect labels are worth a training twice as long; false unless told. */
  readonly examine?: boolean;
}

export interface RetrainJobs {
  /** One training at a time over all instances; `conflict` names the one that runs. */
  start(request?: RetrainRequest): Promise<Outcome<Job>>;
  cancel(jobId: string): Promise<Outcome<Job>>;
  /** Marks jobs that a killed process has left behind as failed. */
  recover(): Promise<void>;
  /** Cancels what runs here and waits for its end. */
  close(): Promise<void>;
}

const LEASE = 'retrain';
/** A job's progress is written at most this often. */
const PROGRESS_MS = 500;
/** So often a running job looks whether another instance was asked to cancel it. */
const CANCEL_LOOK_MS = 1000;

const cancelOf = ({ cancelRequested }: Job) => (cancelRequested === undefined ? {} : { cancelRequested });

export function createRetrainJobs(context: ServiceContext, options: RetrainJobsOptions): RetrainJobs {
  const { instanceId, leaseMs = 30_000 } = options;
  const running = new Map<string, { readonly abort: AbortController; readonly done: Promise<void> }>();

  const acquire = () =>
    context.store.leases.acquire({
      name: LEASE,
      holder: instanceId,
      now: context.clock.now(),
      durationMs: leaseMs,
    });

  /** Whoever asks for the job's end writes too: their word is kept, and the write made again. */
  const write = async (job: Job): Promise<Job> => {
    for (let next = job; ; ) {
      if ((await context.store.jobs.put(next, { events: [jobEvent(context, next)] })) === 'updated')
        return { ...next, version: next.version + 1 };
      const stored = await context.store.jobs.get(job.id);
      if (stored === null) throw new Error('the job is gone');
      next = { ...job, ...cancelOf(stored), version: stored.version };
      if (stored.cancelRequested) running.get(job.id)?.abort.abort();
    }
  };
  const stopIfAsked = async (jobId: string) => {
    if ((await context.store.jobs.get(jobId))?.cancelRequested) running.get(jobId)?.abort.abort();
  };

  const run = async (
    started: Job,
    request: RetrainRequest,
    { abort, lease }: { readonly abort: AbortController; readonly lease: Lease },
  ): Promise<void> => {
    const { signal } = abort;
    let job = await write({ ...started, state: 'running', step: 'Collecting examples' });
    // an instance that was frozen must not go on beside the one that has taken over
    const kept = keepLease(lease, {
      clock: context.clock,
      leaseMs,
      renew: acquire,
      onLost: () => abort.abort(),
    });
    let writtenAt = 0;
    let writing: Promise<void> = Promise.resolve();
    const watch = setInterval(() => void stopIfAsked(started.id).catch(() => undefined), CANCEL_LOOK_MS);
    const onProgress = (progress: number, step: string) => {
      const now = context.clock.now().getTime();
      if (now - writtenAt < PROGRESS_MS && step === job.step) return;
      writtenAt = now;
      writing = writing.then(async () => {
        job = await write({ ...job, progress, step });
      });
    };
    const finish = async (end: Partial<Job>) => {
      await writing;
      job = await write({ ...job, ...end, endedAt: context.clock.now() });
    };
    const begun = context.clock.now().getTime();
    const ended = (outcome: Parameters<typeof context.metrics.retrained>[0]) =>
      context.metrics.retrained(outcome, (context.clock.now().getTime() - begun) / 1000);
    try {
      const result = await retrain(context, options, { ...request, signal, onProgress });
      await finish({ state: 'succeeded', progress: 1, step: 'Done', result });
      const { modelId, examples, promoted, passed } = result;
      ended(promoted ? 'promoted' : passed ? 'challenger' : 'refused');
      context.log.info({ jobId: job.id, modelId, examples, promoted, passed }, 'retrain.succeeded');
    } catch (error) {
      if (signal.aborted && !kept.isLost()) {
        ended('canceled');
        context.log.info({ jobId: job.id }, 'retrain.canceled');
        await finish({ state: 'canceled', step: 'Canceled' });
      } else {
        ended('failed');
        context.log.error({ err: error, jobId: job.id }, 'retrain.failed');
        const message = kept.isLost()
          ? 'The instance did not answer for so long that another one may train.'
          : error instanceof Error
            ? error.message
            : 'unknown error';
        await finish({ state: 'failed', step: 'Failed', error: message });
      }
    } finally {
      clearInterval(watch);
      await kept.end();
      await context.store.leases.release(LEASE, instanceId).catch(() => undefined);
      running.delete(started.id);
    }
  };

  return {
    async start(request = {}) {
      const busy = conflict('retrain-running', 'A training is running already.');
      if (running.size > 0) return busy;
      const lease = await acquire();
      if (lease === null) return busy;
      const abort = new AbortController();
      const job = await write({
        id: context.ids.next(),
        version: 0,
        kind: 'retrain',
        state: 'queued',
        progress: 0,
        step: 'Waiting to begin',
        createdAt: context.clock.now(),
        endedAt: null,
        result: null,
        error: null,
      });
      const done = run(job, request, { abort, lease }).catch((error: unknown) => {
        context.log.error({ err: error, jobId: job.id }, 'retrain.lost');
      });
      running.set(job.id, { abort, done });
      return ok(job);
    },
    async cancel(jobId) {
      const job = await context.store.jobs.get(jobId);
      if (job === null) return notFound('job', jobId);
      if (job.endedAt !== null) return conflict('job-ended', `The job has ${job.state} already.`);
      const mine = running.get(jobId);
      if (mine === undefined) {
        // it runs on another instance, which sees the wish within a second or with its next progress
        const wished: Job = { ...job, cancelRequested: true };
        const outcome = await context.store.jobs.put(wished, { events: [jobEvent(context, wished)] });
        return outcome === 'updated'
          ? ok({ ...wished, version: job.version + 1 })
          : conflict('job-busy', 'The job is being changed; try again.');
      }
      mine.abort.abort();
      await mine.done;
      return ok((await context.store.jobs.get(jobId)) ?? job);
    },
    async recover() {
      const open = (await context.store.jobs.all()).filter((job) => job.endedAt === null);
      if (open.length === 0 || (await acquire()) === null) return;
      for (const job of open) {
        await write({
          ...job,
          state: 'failed',
          step: 'Failed',
          error: 'The process that ran it has ended.',
          endedAt: context.clock.now(),
        });
      }
      await context.store.leases.release(LEASE, instanceId);
    },
    async close() {
      for (const { abort } of running.values()) abort.abort();
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
}
