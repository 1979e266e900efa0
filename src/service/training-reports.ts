import type { LearningPoint } from '../domain/learning-point.js';
import type { SuspectLabel } from '../domain/suspect-label.js';
import type { TrainedModel } from '../ports/trainer.js';
import type { ServiceContext } from './service-context.js';

const learningKey = (modelId: string) => `model-learning/${modelId}.json`;
const suspectsKey = (modelId: string) => `model-suspects/${modelId}.json`;

/** Of how many models, the newest first, the suspect labels are looked for. */
const LOOKED_AT = 20;

/** Keeps what a training found out about its rows. Equal rows and seed find out the same, so what is there stays. */
export async function keepTrainingReport(
  { store }: Pick<ServiceContext, 'store'>,
  { modelId, learning, suspects }: Pick<TrainedModel, 'modelId' | 'learning' | 'suspects'>,
): Promise<void> {
  const put = async (key: string, found: unknown) => {
    if (found !== undefined)
      await store.blobs.put(key, Buffer.from(JSON.stringify(found)), 'application/json');
  };
  await put(learningKey(modelId), learning);
  await put(suspectsKey(modelId), suspects);
}

/** What parts of a model's rows teach; empty where that was not measured. */
export async function learningCurveOf(
  context: Pick<ServiceContext, 'store'>,
  modelId: string,
): Promise<readonly LearningPoint[]> {
  return (await read<readonly LearningPoint[]>(context, learningKey(modelId))) ?? [];
}

/** The suspect labels of the newest model whose training has looked for them; null where none has. */
export async function latestSuspects(
  context: Pick<ServiceContext, 'store'>,
): Promise<{ readonly modelId: string; readonly suspects: readonly SuspectLabel[] } | null> {
  const models = await context.store.models.list();
  for (const { id: modelId } of models.slice(0, LOOKED_AT)) {
    const suspects = await read<readonly SuspectLabel[]>(context, suspectsKey(modelId));
    if (suspects !== null) return { modelId, suspects };
  }
  return null;
}

async function read<T>({ store }: Pick<ServiceContext, 'store'>, key: string): Promise<T | null> {
  const blob = await store.blobs.get(key);
  // written by this file only
  return blob === null ? null : (JSON.parse(Buffer.from(blob.bytes).toString('utf8')) as T);
}
