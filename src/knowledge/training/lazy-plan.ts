import { type EnsemblePlan, planEnsemble } from './member-jobs.js';
import type { PlannedJob } from './run-member-jobs.js';

/** An ensemble that is planned when its first job is wanted, so that threads need not wait for all features. */
export interface LazyPlan {
  plan(): EnsemblePlan;
  readonly jobs: readonly PlannedJob[];
}

export function lazyPlan(...of: Parameters<typeof planEnsemble>): LazyPlan {
  const [{ texts }, { settings }] = of;
  let planned: EnsemblePlan | null = null;
  const plan = () => {
    planned ??= planEnsemble(...of);
    return planned;
  };
  const jobAt = (index: number, effort: number): PlannedJob => ({
    effort,
    make: () => {
      const job = plan().jobs[index];
      if (job === undefined) throw new RangeError(`the plan has no job ${index}`);
      return job;
    },
  });
  const { members, network, linear } = settings;
  const networks = Array.from({ length: members }, (_, index) => jobAt(index, texts.length * network.epochs));
  return { plan, jobs: linear === null ? networks : [...networks, jobAt(members, texts.length)] };
}
