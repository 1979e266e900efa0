import type { ModelRecord } from '../domain/model.js';
import type { TrainedModel } from '../ports/trainer.js';
import { modelEvent } from './domain-events.js';
import { endTrialsOtherThan } from './model-trials.js';
import { conflict, notFound, type Outcome, ok } from './outcome.js';
import type { RegistryContext } from './service-context.js';

const ATTEMPTS = 5;

export interface Registration {
  readonly trained: TrainedModel;
  readonly state: 'challenger' | 'refused';
  readonly gate: readonly string[];
  readonly metrics?: Readonly<Record<string, number | null>>;
  /** When the rows were read. */
  readonly knowledgeAt?: Date;
}

/** Keeps a trained model: its files first, then its record, so that a record never points to nothing. */
export async function registerModel(
  context: RegistryContext,
  registration: Registration,
): Promise<ModelRecord> {
  const { trained, state, gate } = registration;
  const existing = await context.store.models.get(trained.modelId);
  if (existing !== null) return existing;
  await context.store.modelFiles.put(trained.modelId, trained.files);
  const record: ModelRecord = {
    id: trained.modelId,
    version: 1,
    state,
    createdAt: context.clock.now(),
    promotedAt: null,
    predecessorId: null,
    hash: trained.hash,
    dataHash: trained.dataHash,
    examples: trained.examples,
    ...(registration.knowledgeAt === undefined ? {} : { knowledgeAt: registration.knowledgeAt }),
    metrics: { ...trained.metrics, ...registration.metrics },
    gate,
  };
  const event = modelEvent(context, state === 'refused' ? 'model.refused' : 'model.trained', record.id);
  await context.store.models.insertMany([{ document: record, events: [event] }]);
  return record;
}

/** Makes a model the champion; every instance swaps to it. */
export async function promoteModel(context: RegistryContext, modelId: string): Promise<Outcome<ModelRecord>> {
  return makeChampion(context, modelId, 'model.promoted');
}

/** Makes the champion's predecessor the champion again. */
export async function rollBackModel(context: RegistryContext): Promise<Outcome<ModelRecord>> {
  const champion = await context.store.models.champion();
  if (champion?.predecessorId == null)
    return conflict('no-predecessor', 'There is no earlier model to return to.');
  return makeChampion(context, champion.predecessorId, 'model.rolled-back');
}

async function makeChampion(
  context: RegistryContext,
  modelId: string,
  eventType: 'model.promoted' | 'model.rolled-back',
): Promise<Outcome<ModelRecord>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const [model, champion] = await Promise.all([
      context.store.models.get(modelId),
      context.store.models.champion(),
    ]);
    if (model === null) return notFound('model', modelId);
    if (model.id === champion?.id) return ok(model);
    const promoted: ModelRecord = {
      ...model,
      state: 'champion',
      promotedAt: context.clock.now(),
      // a roll back leads to where the model had come from, not back to the one that was given up
      predecessorId: eventType === 'model.rolled-back' ? model.predecessorId : (champion?.id ?? null),
    };
    const event = modelEvent(context, eventType, modelId, { previousModelId: champion?.id ?? null });
    // while two are marked champion, the one promoted last counts
    if ((await context.store.models.update(promoted, { events: [event] })) === 'conflict') continue;
    if (champion !== null) await context.store.models.update({ ...champion, state: 'retired' });
    // what another model has shown, it has shown beside the old champion
    await endTrialsOtherThan(context, modelId);
    return ok({ ...promoted, version: model.version + 1 });
  }
  return conflict('model-busy', 'The model is being changed by somebody else; try again.');
}
