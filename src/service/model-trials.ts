import { MOST_CANARY_SHARE, type ModelRecord, NO_TRIAL_COUNTS } from '../domain/model.js';
import { modelEvent } from './domain-events.js';
import { conflict, invalid, notFound, type Outcome, ok } from './outcome.js';
import type { RegistryContext } from './service-context.js';

const ATTEMPTS = 8;
/** So long a trial keeps trainings from promoting by themselves what they have made; a forgotten one does so no longer. */
const HOLDS_MS = 7 * 86_400_000;

/**
 * Lets a model read every message beside the champion; with a `share` above 0 it decides that share of them. One model at
 * a time: a trial of another one ends. Called again for the same model it changes the share and goes on counting.
 */
export async function startTrial(
  context: RegistryContext,
  modelId: string,
  { share = 0 }: { readonly share?: number } = {},
): Promise<Outcome<ModelRecord>> {
  if (!(share >= 0 && share <= MOST_CANARY_SHARE))
    return invalid('share-out-of-range', `The share is between 0 and ${MOST_CANARY_SHARE}.`);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const model = await context.store.models.get(modelId);
    if (model === null) return notFound('model', modelId);
    if (model.state === 'champion') return conflict('model-is-champion', 'This model is live already.');
    const before = model.state === 'shadow' ? (model.trial?.before ?? 'challenger') : model.state;
    if (before === 'refused' && share > 0)
      return conflict(
        'model-refused',
        'The gate refused this model: it may predict beside the champion, but decide nothing.',
      );
    const trial =
      model.state === 'shadow' && model.trial !== undefined
        ? { ...model.trial, share }
        : { ...NO_TRIAL_COUNTS, share, since: context.clock.now().getTime(), before };
    const started: ModelRecord = { ...model, state: 'shadow', trial };
    const events = [modelEvent(context, 'model.trial-started', modelId, { share })];
    if ((await context.store.models.update(started, { events })) === 'conflict') continue;
    await endTrialsOtherThan(context, modelId, trial.since);
    return ok({ ...started, version: model.version + 1 });
  }
  return conflict('model-busy', 'The model is being changed by somebody else; try again.');
}

/** Ends a model's trial; it is again what it was before, and what it has shown is kept. */
export async function endTrial(context: RegistryContext, modelId: string): Promise<Outcome<ModelRecord>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const model = await context.store.models.get(modelId);
    if (model === null) return notFound('model', modelId);
    if (model.state !== 'shadow') return conflict('not-on-trial', 'This model is not on trial.');
    const ended: ModelRecord = { ...model, state: model.trial?.before ?? 'challenger' };
    const events = [modelEvent(context, 'model.trial-ended', modelId)];
    if ((await context.store.models.update(ended, { events })) === 'conflict') continue;
    return ok({ ...ended, version: model.version + 1 });
  }
  return conflict('model-busy', 'The model is being changed by somebody else; try again.');
}

/** The model on trial; of two, while one takes over from the other, the one whose trial began later. */
export async function modelOnTrial({ store }: Pick<RegistryContext, 'store'>): Promise<ModelRecord | null> {
  const found = (await store.models.list()).filter(({ state }) => state === 'shadow');
  return found.sort((a, b) => sinceOf(b) - sinceOf(a))[0] ?? null;
}

/** The model whose trial keeps what was just trained from going live by itself. */
export async function trialThatHolds(context: RegistryContext): Promise<ModelRecord | null> {
  const model = await modelOnTrial(context);
  return model !== null && context.clock.now().getTime() - sinceOf(model) < HOLDS_MS ? model : null;
}

/** Ends the trials that began before `since` (at any time, unless told); those that others begin meanwhile stay. */
export async function endTrialsOtherThan(
  context: RegistryContext,
  modelId: string,
  since = Number.POSITIVE_INFINITY,
): Promise<void> {
  for (const model of await context.store.models.list()) {
    if (model.id !== modelId && model.state === 'shadow' && sinceOf(model) <= since)
      await endTrial(context, model.id);
  }
}

const sinceOf = ({ trial }: ModelRecord): number => trial?.since ?? 0;
