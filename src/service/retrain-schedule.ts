import { TOPICS } from '../domain/event.js';
import { allPages } from './all-pages.js';
import type { EventStream } from './event-stream.js';
import type { RetrainJobs } from './retrain-jobs.js';
import type { ServiceContext } from './service-context.js';

export interface RetrainScheduleOptions {
  readonly events: Pick<EventStream, 'subscribe'>;
  readonly jobs: Pick<RetrainJobs, 'start'>;
  /** So many new corrections start a training; 0: never. */
  readonly afterCorrections: number;
  /** So long after the last training a new one starts if anything at all was judged since; 0: never. */
  readonly everyMs: number;
}

export interface RetrainSchedule {
  close(): Promise<void>;
}

const LOOK_MS = 60_000;

/**
 * Starts trainings by itself: looks whenever the knowledge base is said to have changed, and once a minute. What
 * counts is what was said since the last training began, whatever that came to, so one that fails or is refused is
 * not tried again until there is more to learn. Runs on every instance; the trainings' lease lets one of them through.
 */
export function startRetrainSchedule(
  context: ServiceContext,
  { events, jobs, afterCorrections, everyMs }: RetrainScheduleOptions,
): RetrainSchedule {
  let looking: Promise<void> = Promise.resolve();
  let isAwaited = false;

  const look = async () => {
    const { learntUntil, endedAt } = await lastTraining(context);
    const { corrections, judgements } = await countSince(context, learntUntil, afterCorrections);
    const isDue = everyMs > 0 && context.clock.now().getTime() - endedAt.getTime() >= everyMs;
    const reason =
      afterCorrections > 0 && corrections >= afterCorrections
        ? 'corrections'
        : isDue && judgements > 0
          ? 'schedule'
          : null;
    if (reason === null) return;
    const outcome = await jobs.start();
    if (outcome.kind === 'ok') {
      context.log.info({ jobId: outcome.value.id, reason, corrections }, 'retrain.scheduled');
    }
  };
  /** Many events in a row cost two looks: the one under way and one after it. */
  const next = () => {
    if (isAwaited) return;
    isAwaited = true;
    looking = looking
      .then(() => {
        isAwaited = false;
        return look();
      })
      .catch((error: unknown) => context.log.error({ err: error }, 'retrain-schedule.failed'));
  };

  const unsubscribe = events.subscribe({
    listener: ({ topic }) => {
      if (topic === TOPICS.knowledge) next();
    },
  });
  const timer = setInterval(next, LOOK_MS);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      unsubscribe();
      await looking;
    },
  };
}

/** Until when what was said is learnt, or was tried to be; and when the latest training was made or begun. */
async function lastTraining({ store }: ServiceContext) {
  const [models, jobs] = await Promise.all([store.models.list(), store.jobs.all()]);
  const begun = jobs.filter(({ kind }) => kind === 'retrain').map(({ createdAt }) => createdAt);
  const learnt = models.map(({ knowledgeAt, createdAt }) => knowledgeAt ?? createdAt);
  return {
    learntUntil: latest([...learnt, ...begun]),
    endedAt: latest([...models.map(({ createdAt }) => createdAt), ...begun]),
  };
}

const latest = (times: readonly Date[]) => new Date(Math.max(0, ...times.map((time) => time.getTime())));

/** Stops counting at `enough` corrections. */
async function countSince({ store }: ServiceContext, since: Date, enough: number) {
  let corrections = 0;
  let judgements = 0;
  for await (const { source, createdAt, awaitsAgreement } of allPages((page) =>
    store.examples.list({ golden: false, since, ...page }),
  )) {
    if (createdAt <= since || source?.startsWith('feedback/') !== true || awaitsAgreement) continue;
    judgements++;
    if (source === 'feedback/corrected') corrections++;
    if (enough > 0 && corrections >= enough) break;
  }
  return { corrections, judgements };
}
