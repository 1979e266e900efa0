import type { LazyPlan } from './lazy-plan.js';
import type { TrainedJob } from './run-job.js';
import { type RunOptions, runMemberJobs } from './run-member-jobs.js';
import { ensembleOf, type TrainedEnsemble } from './trained-ensemble.js';

/**
 * Trains the members of several ensembles, all at once; `onEnsemble` is told of each as soon as its last member is
 * trained. Results in the order of the plans. Rejects as `runMemberJobs`.
 */
export async function trainPlans(
  plans: readonly LazyPlan[],
  options: Omit<RunOptions, 'onTrained'> & {
    readonly onEnsemble: (plan: LazyPlan, ensemble: TrainedEnsemble) => void;
  },
): Promise<readonly TrainedEnsemble[]> {
  const begins = plans.map((_, place) =>
    plans.slice(0, place).reduce((sum, { jobs }) => sum + jobs.length, 0),
  );
  const missing = plans.map(({ jobs }) => jobs.length);
  const trained: TrainedJob[] = [];
  const ensembleAt = (place: number): TrainedEnsemble => {
    const begin = begins[place] ?? 0;
    return ensembleOf(trained.slice(begin, begin + (plans[place]?.jobs.length ?? 0)));
  };
  await runMemberJobs(
    plans.flatMap(({ jobs }) => jobs),
    {
      ...options,
      onTrained: (index, job) => {
        trained[index] = job;
        const place = begins.findLastIndex((begin) => begin <= index);
        missing[place] = (missing[place] ?? 0) - 1;
        const plan = plans[place];
        if (plan !== undefined && missing[place] === 0) options.onEnsemble(plan, ensembleAt(place));
      },
    },
  );
  return plans.map((_, place) => ensembleAt(place));
}
