import type { StoredExample } from '../domain/example.js';
import { type FeedbackQuality, feedbackQuality } from '../knowledge/feedback-quality.js';
import { allPages } from './all-pages.js';
import type { ServiceContext } from './service-context.js';

/** Older ones say little of how agents judge now. */
const WINDOW_MS = 90 * 86_400_000;

/** How well agents agree, and where what they said contradicts itself, over the last 90 days. */
export async function judgeFeedback({ store, clock }: ServiceContext): Promise<FeedbackQuality> {
  const since = new Date(clock.now().getTime() - WINDOW_MS);
  const examples: StoredExample[] = [];
  for await (const example of allPages((page) => store.examples.list({ golden: false, since, ...page })))
    examples.push(example);
  return feedbackQuality(examples);
}
