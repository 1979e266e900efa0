import type { LinearSettings } from '../../classification/linear-values.js';
import type { CalibrationRow } from './calibration-row.js';
import { createHeldOutJudge, type HeldOutJudge, readAhead } from './held-out-judge.js';
import type { LazyPlan } from './lazy-plan.js';
import type { RunOptions } from './run-member-jobs.js';
import { trainPlans } from './train-plans.js';
import type { TrainedEnsemble } from './trained-ensemble.js';

/** Rows with the ensemble that judges them. */
export interface JudgePlan {
  /** May be the delivered ensemble's own. */
  readonly plan: LazyPlan;
  readonly rows: readonly CalibrationRow[];
}

/**
 * Trains the ensemble to deliver and the judges, whose rows are read while others are still training. The judges come
 * in their order, ready to judge.
 */
export async function trainWithJudges(
  final: LazyPlan,
  judges: readonly JudgePlan[],
  options: Omit<RunOptions, 'onTrained'> & {
    /** Number of business cases. */
    readonly cases: number;
    readonly linear: LinearSettings | null;
  },
): Promise<{ readonly delivered: TrainedEnsemble; readonly judges: readonly HeldOutJudge[] }> {
  const { cases, linear, ...running } = options;
  const ready = new Map<LazyPlan, HeldOutJudge>();
  const reading: Promise<void>[] = [];
  let allTrained = false;
  let [judgedRows, rightRows] = [0, 0];
  const onJudged = (right: boolean) => {
    judgedRows++;
    if (right) rightRows++;
  };
  const { onProgress } = running;
  const others = judges.map(({ plan }) => plan).filter((plan) => plan !== final);
  try {
    // judges first: what they have to read is read while the delivered networks train
    const ensembles = await trainPlans([...others, final], {
      ...running,
      ...(onProgress === undefined
        ? {}
        : {
            onProgress: (share, atWork) =>
              onProgress(
                share,
                atWork === undefined || judgedRows === 0
                  ? atWork
                  : { ...atWork, heldOut: { rows: judgedRows, accuracy: rightRows / judgedRows } },
              ),
          }),
      onEnsemble: (plan, { networks, linear: member }) => {
        const judged = judges.find((judge) => judge.plan === plan);
        if (judged === undefined) return;
        const { classes, vocabulary } = plan.plan();
        const parts = { vocabulary, members: networks.map((network) => network.member), linear: member };
        const judge = createHeldOutJudge(parts, { classes, cases, linear });
        ready.set(plan, judge);
        reading.push(readAhead(judge, judged.rows, { isOver: () => allTrained, onJudged }));
      },
    });
    return {
      delivered: present(ensembles.at(-1)),
      judges: judges.map(({ plan }) => present(ready.get(plan))),
    };
  } finally {
    allTrained = true;
    await Promise.all(reading);
  }
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('an ensemble was not trained');
  return value;
}
