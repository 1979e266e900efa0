import { TOPICS } from '../domain/event.js';
import {
  type CaseSuccessors,
  caseSuccessors,
  followCases,
  NO_SUCCESSORS,
} from '../knowledge/cases/case-successors.js';
import type { EventStream } from './event-stream.js';
import type { LiveClassifier } from './flow.js';
import type { ServiceContext } from './service-context.js';

export interface LiveCases {
  /** The classifier, its predictions told in the business cases that are in use now. */
  following(classifier: LiveClassifier): LiveClassifier;
  close(): Promise<void>;
}

const REFRESH_MS = 30_000;

/** What became of renamed, merged and split cases, as this instance knows it; followed on `weiche.knowledge`. */
export async function openLiveCases(
  context: ServiceContext,
  { events }: { readonly events: Pick<EventStream, 'subscribe'> },
): Promise<LiveCases> {
  let successors: CaseSuccessors = NO_SUCCESSORS;
  const refresh = async () => {
    successors = caseSuccessors(await context.store.businessCases.all());
  };
  const failed = (error: unknown) => context.log.error({ err: error }, 'cases.refresh-failed');
  const unsubscribe = events.subscribe({
    listener: ({ topic }) => {
      if (topic === TOPICS.knowledge) void refresh().catch(failed);
    },
  });
  await refresh();
  const timer = setInterval(() => void refresh().catch(failed), REFRESH_MS);
  timer.unref();
  return {
    following: (classifier) => (successors.size === 0 ? classifier : withSuccessors(classifier, successors)),
    async close() {
      clearInterval(timer);
      unsubscribe();
    },
  };
}

/** The same classifier, told in the cases in use. */
export const withSuccessors = (classifier: LiveClassifier, successors: CaseSuccessors): LiveClassifier => ({
  ...classifier,
  classifyBatch: (inputs) =>
    classifier.classifyBatch(inputs).map((prediction) => followCases(prediction, successors)),
});
