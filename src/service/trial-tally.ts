import { type ModelTrial, NO_TRIAL_COUNTS, type TrialCounts } from '../domain/model.js';
import type { Prediction } from '../domain/prediction.js';
import type { ServiceContext } from './service-context.js';

/** Counts what a model on trial shows on this instance, and adds it to its record now and then. */
export interface TrialTally {
  /** Predictions of tickets that are stored now; those without a second model are left out. */
  count(predictions: readonly Prediction[]): void;
  /** Adds what was counted to the records. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

const FLUSH_MS = 1000;
const ATTEMPTS = 8;

/**
 * What was counted in the last second is lost with a killed process, and a message that is delivered again counts again:
 * figures to judge by, not to keep books by.
 */
export function openTrialTally(context: Pick<ServiceContext, 'store' | 'log'>): TrialTally {
  const counted = new Map<string, TrialCounts>();
  let flushing: Promise<void> = Promise.resolve();

  const write = async () => {
    for (const [modelId, counts] of [...counted]) {
      counted.delete(modelId);
      try {
        await addToTrial(context, modelId, counts);
      } catch (error) {
        counted.set(modelId, added(counted.get(modelId) ?? NO_TRIAL_COUNTS, counts));
        throw error;
      }
    }
  };
  const flush = () => {
    flushing = flushing.catch(() => undefined).then(write);
    return flushing;
  };
  const timer = setInterval(() => {
    if (counted.size > 0)
      flush().catch((error: unknown) => context.log.warn({ err: error }, 'trial.not-counted'));
  }, FLUSH_MS);
  timer.unref();
  return {
    count(predictions) {
      for (const prediction of predictions) {
        const { beside } = prediction;
        if (beside === undefined) continue;
        const own = networkCase(prediction);
        const modelId = challengerOf(prediction) ?? '';
        const one: TrialCounts = {
          ...NO_TRIAL_COUNTS,
          predictions: 1,
          agreements: own === beside.businessCase ? 1 : 0,
          decided: beside.role === 'champion' ? 1 : 0,
        };
        counted.set(modelId, added(counted.get(modelId) ?? NO_TRIAL_COUNTS, one));
      }
    },
    flush,
    async close() {
      clearInterval(timer);
      await flush().catch(() => undefined);
    },
  };
}

/** What the model itself saw, before agents' corrections had a say. */
export const networkCase = ({ businessCase, memory }: Prediction): string | null =>
  memory === undefined ? businessCase : memory.networkBusinessCase;

/** Which of a prediction's two models is on trial. */
export const challengerOf = ({ modelId, beside }: Prediction): string | undefined =>
  beside === undefined ? undefined : beside.role === 'challenger' ? beside.modelId : modelId;

/** Adds counts to a model's trial while it is under way; afterwards nothing is added any more. */
export async function addToTrial(
  { store }: Pick<ServiceContext, 'store'>,
  modelId: string,
  counts: TrialCounts,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const model = await store.models.get(modelId);
    if (model?.trial === undefined || model.state !== 'shadow') return;
    const trial: ModelTrial = { ...model.trial, ...added(model.trial, counts) };
    if ((await store.models.update({ ...model, trial })) === 'updated') return;
  }
}

const added = (a: TrialCounts, b: TrialCounts): TrialCounts => ({
  predictions: a.predictions + b.predictions,
  agreements: a.agreements + b.agreements,
  decided: a.decided + b.decided,
  judged: a.judged + b.judged,
  bothRight: a.bothRight + b.bothRight,
  onlyChampionRight: a.onlyChampionRight + b.onlyChampionRight,
  onlyChallengerRight: a.onlyChallengerRight + b.onlyChallengerRight,
});
