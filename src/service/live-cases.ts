import { TOPICS } from '../domain/event.js';
import {
  type CaseSuccessors,
  caseSuccessors,
  followCases,
  NO_SUCCESSORS,
} from '../knowledge/cases/case-successors.js';
import { DONE } from '../ports/message-bus.js';
import type { LiveClassifier } from './flow.js';
import { forgetOwnGroup } from './forget-own-group.js';
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
  { instanceId }: { readonly instanceId: string },
): Promise<LiveCases> {
  let successors: CaseSuccessors = NO_SUCCESSORS;
  const refresh = async () => {
    successors = caseSuccessors(await context.store.businessCases.all());
  };
  const failed = (error: unknown) => context.log.error({ err: error }, 'cases.refresh-failed');
  const group = `live-cases-${instanceId}`;
  const subscription = await context.bus.subscribe({
    topics: [TOPICS.knowledge],
    group,
    from: 'latest',
    handle: async (records) => {
      await refresh();
      return records.map(() => DONE);
    },
    onError: failed,
  });
  await refresh();
  const timer = setInterval(() => void refresh().catch(failed), REFRESH_MS);
  timer.unref();
  return {
    following: (classifier) => (successors.size === 0 ? classifier : withSuccessors(classifier, successors)),
    async close() {
      clearInterval(timer);
      await subscription.close();
      await forgetOwnGroup(context, group);
    },
  };
}

/** The same classifier, told in the cases in use. */
export const withSuccessors = (classifier: LiveClassifier, successors: CaseSuccessors): LiveClassifier => ({
  ...classifier,
  classifyBatch: (inputs) =>
    classifier.classifyBatch(inputs).map((prediction) => followCases(prediction, successors)),
});
