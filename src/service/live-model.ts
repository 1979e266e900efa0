import { TOPICS } from '../domain/event.js';
import { classifyOnTrial } from './classify-on-trial.js';
import type { EventStream } from './event-stream.js';
import type { LiveClassifier } from './flow.js';
import { modelOnTrial } from './model-trials.js';
import type { ServiceContext } from './service-context.js';

/** Makes a classifier of a model's files; throws when a file is damaged or foreign. */
export type LoadClassifier = (modelId: string, files: Readonly<Record<string, Uint8Array>>) => LiveClassifier;

export interface LiveModel {
  /** The live classifier: the champion, with the model on trial beside it. Throws before the first one is loaded. */
  current(): LiveClassifier;
  isReady(): boolean;
  /** Loads champion and trial if others are live; resolves when they are. A damaged model leaves the live one in place. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

const REFRESH_MS = 30_000;
const RETRY_MS = 1_000;

/**
 * The model that this instance answers with, and the one on trial beside it. Follows what is told on `weiche.models`, and
 * looks at the registry from time to time in case something was missed. The swap is one assignment, hence falls between
 * two batches. The model before is kept, so that a roll back needs nothing loaded.
 */
export async function openLiveModel(
  context: ServiceContext,
  { events, load }: { readonly events: Pick<EventStream, 'subscribe'>; readonly load: LoadClassifier },
): Promise<LiveModel> {
  let live: LiveClassifier | null = null;
  let champion: LiveClassifier | null = null;
  let previous: LiveClassifier | null = null;
  let trial: { readonly classifier: LiveClassifier; readonly share: number } | null = null;
  let running: Promise<void> = Promise.resolve();
  let queued: Promise<void> | null = null;
  let retry: NodeJS.Timeout | undefined;
  let isClosed = false;

  const loadChampion = async () => {
    const record = await context.store.models.champion();
    if (record === null || record.id === champion?.modelId) return;
    const next = await loadModel(record.id);
    if (next === null) return;
    previous = champion;
    champion = next;
    context.metrics.modelSwapped();
    context.log.info({ modelId: record.id }, 'model.live');
  };
  const loadTrial = async () => {
    const record = await modelOnTrial(context);
    const classifier = record === null || record.id === champion?.modelId ? null : await loadModel(record.id);
    trial = classifier === null ? null : { classifier, share: record?.trial?.share ?? 0 };
  };
  const swap = () => {
    live =
      champion === null || trial === null || trial.classifier.modelId === champion.modelId
        ? champion
        : classifyOnTrial({
            champion,
            challenger: trial.classifier,
            share: trial.share,
            onFailure: (error) => context.log.error({ err: error }, 'model.trial-failed'),
          });
  };
  const loadAll = async () => {
    await loadChampion();
    // the champion answers even while the model on trial cannot be read
    swap();
    await loadTrial();
    swap();
  };
  /** Null when it cannot be used; throws when that leaves this instance without any. */
  const loadModel = async (modelId: string): Promise<LiveClassifier | null> => {
    const known = [champion, previous, trial?.classifier].find((one) => one?.modelId === modelId);
    if (known) return known;
    const files = await context.store.modelFiles.get(modelId);
    if (files === null) {
      context.log.error({ modelId }, 'model.files-missing');
      return null;
    }
    try {
      return load(modelId, files);
    } catch (error) {
      context.log.error({ err: error, modelId }, 'model.damaged');
      if (champion === null) throw error;
      return null;
    }
  };
  /** One at a time; whoever asks while another one waits for its turn is served by that. */
  const refresh = (): Promise<void> => {
    queued ??= running
      .catch(() => undefined)
      .then(() => {
        running = queued ?? running;
        queued = null;
        return loadAll();
      });
    return queued;
  };
  const follow = () => {
    clearTimeout(retry);
    refresh().catch((error: unknown) => {
      context.log.error({ err: error }, 'model.refresh-failed');
      if (isClosed) return;
      retry = setTimeout(follow, RETRY_MS);
      retry.unref();
    });
  };

  const unsubscribe = events.subscribe({
    listener: ({ topic }) => {
      if (topic === TOPICS.models) follow();
    },
  });
  await refresh();
  const timer = setInterval(follow, REFRESH_MS);
  timer.unref();

  return {
    current() {
      if (live === null) throw new Error('no model is loaded yet');
      return live;
    },
    isReady: () => live !== null,
    refresh,
    async close() {
      isClosed = true;
      clearInterval(timer);
      clearTimeout(retry);
      unsubscribe();
      await (queued ?? running).catch(() => undefined);
    },
  };
}
