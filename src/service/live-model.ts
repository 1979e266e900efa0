import { TOPICS } from '../domain/event.js';
import { DONE, type Subscription } from '../ports/message-bus.js';
import type { LiveClassifier } from './flow.js';
import { forgetOwnGroup } from './forget-own-group.js';
import type { ServiceContext } from './service-context.js';

/** Makes a classifier of a model's files; throws when a file is damaged or foreign. */
export type LoadClassifier = (modelId: string, files: Readonly<Record<string, Uint8Array>>) => LiveClassifier;

export interface LiveModel {
  /** The live classifier. Throws before the first one is loaded. */
  current(): LiveClassifier;
  isReady(): boolean;
  /** Loads the champion if another one is live; resolves when it is. A damaged model leaves the live one in place. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

const REFRESH_MS = 30_000;

/**
 * The model that this instance answers with. Follows promotions told on `weiche.models`, and looks at the registry
 * from time to time in case one was missed. The swap is one assignment, hence falls between two batches.
 */
export async function openLiveModel(
  context: ServiceContext,
  { instanceId, load }: { readonly instanceId: string; readonly load: LoadClassifier },
): Promise<LiveModel> {
  let live: LiveClassifier | null = null;
  let refreshing: Promise<void> = Promise.resolve();

  const loadChampion = async () => {
    const champion = await context.store.models.champion();
    if (champion === null || champion.id === live?.modelId) return;
    const files = await context.store.modelFiles.get(champion.id);
    if (files === null) {
      context.log.error({ modelId: champion.id }, 'model.files-missing');
      return;
    }
    try {
      live = load(champion.id, files);
      context.metrics.modelSwapped();
      context.log.info({ modelId: champion.id }, 'model.live');
    } catch (error) {
      context.log.error({ err: error, modelId: champion.id }, 'model.damaged');
      if (live === null) throw error;
    }
  };
  const refresh = () => {
    refreshing = refreshing.catch(() => undefined).then(loadChampion);
    return refreshing;
  };

  const group = `live-model-${instanceId}`;
  const subscription: Subscription = await context.bus.subscribe({
    topics: [TOPICS.models],
    group,
    from: 'latest',
    handle: async (records) => {
      await refresh();
      return records.map(() => DONE);
    },
    onError: (error) => context.log.error({ err: error }, 'model.refresh-failed'),
  });
  await refresh();
  const timer = setInterval(() => {
    refresh().catch((error: unknown) => context.log.error({ err: error }, 'model.refresh-failed'));
  }, REFRESH_MS);
  timer.unref();

  return {
    current() {
      if (live === null) throw new Error('no model is loaded yet');
      return live;
    },
    isReady: () => live !== null,
    refresh,
    async close() {
      clearInterval(timer);
      await subscription.close();
      await forgetOwnGroup(context, group);
      await refreshing.catch(() => undefined);
    },
  };
}
