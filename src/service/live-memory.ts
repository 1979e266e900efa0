import { TOPICS } from '../domain/event.js';
import type { StoredExample } from '../domain/example.js';
import type { Prediction } from '../domain/prediction.js';
import { HELD_OUT_MS, heldOutFeedback } from '../knowledge/held-out-feedback.js';
import { applyRecollection } from '../knowledge/memory/apply-recollection.js';
import { createCorrectionMemory } from '../knowledge/memory/correction-memory.js';
import { nearestPairs, similarityPrecision } from '../knowledge/memory/similarity-precision.js';
import { createSoloLimit } from '../knowledge/memory/solo-limit.js';
import { allPages } from './all-pages.js';
import type { EventStream } from './event-stream.js';
import type { LiveClassifier } from './flow.js';
import type { KnowledgeSource } from './knowledge-source.js';
import type { ServiceContext } from './service-context.js';

export interface LiveMemory {
  /** The classifier, its predictions put right by what agents have said since it was trained. */
  remembering(classifier: LiveClassifier): LiveClassifier;
  /** Corrections held now. */
  size(): number;
  /** Reads what is new; resolves when it is in effect. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

export interface LiveMemoryOptions {
  readonly events: Pick<EventStream, 'subscribe'>;
  readonly knowledge: KnowledgeSource;
  /** Share of the messages that one agent alone may change; .05 unless told. */
  readonly soloShare?: number;
  /** Most corrections held, the newest; 2,000 unless told. */
  readonly capacity?: number;
}

const REFRESH_MS = 30_000;
/** Instances' clocks differ; a correction that is both learnt and remembered does no harm. */
const CLOCK_SKEW_MS = 60_000;
const NOTHING_MEASURED = similarityPrecision([]);

/**
 * What this instance remembers of corrections that the live model has not been trained with. Follows what is told on
 * `weiche.knowledge`, and the champion: once a model has learnt them, they are forgotten here. Those that are kept out of
 * training to judge models by stay remembered meanwhile.
 */
export async function openLiveMemory(
  context: ServiceContext,
  { events, knowledge, soloShare = 0.05, capacity = 2000 }: LiveMemoryOptions,
): Promise<LiveMemory> {
  const memory = createCorrectionMemory({ capacity });
  const limit = createSoloLimit({ share: soloShare, floor: soloShare === 0 ? 0 : 3 });
  let precision = NOTHING_MEASURED;
  let isMeasuredFor: string | undefined;
  let championId: string | undefined;
  const known = new Map<string, StoredExample>();
  let readUntil: number | null = null;
  let readAll = false;
  let refreshing: Promise<void> = Promise.resolve();
  let isAwaited = false;
  let closing = false;

  const pause = () =>
    new Promise<void>((resolve, reject) =>
      setImmediate(() => (closing ? reject(new Error('closing')) : resolve())),
    );
  const read = async () => {
    isAwaited = false;
    const all = readAll;
    readAll = false;
    const champion = await context.store.models.champion();
    const learntUntil = (champion?.knowledgeAt ?? champion?.createdAt)?.getTime() ?? 0;
    const isNew = championId !== champion?.id;
    if (all || isNew || readUntil === null) {
      known.clear();
      readUntil = Math.min(learntUntil, context.clock.now().getTime() - HELD_OUT_MS);
    }
    championId = champion?.id;
    const since = new Date(Math.max(0, readUntil - CLOCK_SKEW_MS));
    readUntil = context.clock.now().getTime();
    for await (const example of allPages((page) =>
      context.store.examples.list({ golden: false, since, ...page }),
    )) {
      if (example.verdicts !== undefined) known.set(example.id, example);
    }
    const examples = [...known.values()];
    const heldOut = new Set(heldOutFeedback(examples, context.clock.now()).map(({ id }) => id));
    memory.hold(
      examples.filter(
        ({ id, createdAt, awaitsAgreement }) =>
          awaitsAgreement !== true && (createdAt.getTime() >= learntUntil - CLOCK_SKEW_MS || heldOut.has(id)),
      ),
    );
    // only once there is something to weigh
    if (memory.size === 0 || isMeasuredFor === champion?.id) return;
    isMeasuredFor = champion?.id;
    precision = similarityPrecision(await nearestPairs(await knowledge.trainingRows(), pause));
  };
  /** Many events in a row cost two readings: the one under way and one after it. */
  const refresh = (all = true) => {
    readAll ||= all;
    if (!isAwaited) {
      isAwaited = true;
      refreshing = refreshing.catch(() => undefined).then(read);
    }
    return refreshing;
  };
  const failed = (error: unknown) => {
    if (!closing) context.log.error({ err: error }, 'memory.refresh-failed');
  };

  const unsubscribe = events.subscribe({
    listener: ({ topic, data }) => {
      if (topic !== TOPICS.knowledge && topic !== TOPICS.models) return;
      // a rejection takes an example away, which reading what is new cannot show
      refresh(data['feedback'] === 'rejected').catch(failed);
    },
  });
  await refresh();
  const timer = setInterval(() => void refresh().catch(failed), REFRESH_MS);
  timer.unref();

  const remember = (prediction: Prediction, text: string): Prediction => {
    limit.seen();
    const recollection = memory.recall(text, precision);
    if (recollection === null) return prediction;
    const [agent = '', ...more] = recollection.agents;
    const isAlone = more.length - recollection.against <= 0;
    return applyRecollection(prediction, recollection, () => !isAlone || limit.allow(agent));
  };
  return {
    remembering: (classifier) => ({
      ...classifier,
      classifyBatch: (inputs) =>
        classifier
          .classifyBatch(inputs)
          .map((prediction, position) => remember(prediction, inputs[position]?.text ?? '')),
    }),
    size: () => memory.size,
    refresh: () => refresh(),
    async close() {
      closing = true;
      clearInterval(timer);
      unsubscribe();
      await refreshing.catch(() => undefined);
    },
  };
}
