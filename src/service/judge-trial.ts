import type { Feedback } from '../domain/feedback.js';
import { NO_TRIAL_COUNTS } from '../domain/model.js';
import type { Prediction } from '../domain/prediction.js';
import type { ServiceContext } from './service-context.js';
import { addToTrial, challengerOf, networkCase } from './trial-tally.js';

/**
 * Holds the first word of an agent on a ticket against what both models had said, while one is on trial. A rejection
 * says that the used one was wrong, but not what is right, so it is left out.
 */
export async function judgeTrial(
  context: ServiceContext,
  { feedback, isFirst }: { readonly feedback: Feedback; readonly isFirst: boolean },
): Promise<void> {
  if (!isFirst || feedback.kind === 'rejected') return;
  const prediction = await latestPrediction(context, feedback.ticketId);
  const challengerId = prediction === undefined ? undefined : challengerOf(prediction);
  if (prediction?.beside === undefined || challengerId === undefined) return;
  const used = networkCase(prediction) === feedback.businessCase;
  const other = prediction.beside.businessCase === feedback.businessCase;
  const isChallengerBeside = prediction.beside.role === 'challenger';
  const [champion, challenger] = isChallengerBeside ? [used, other] : [other, used];
  await addToTrial(context, challengerId, {
    ...NO_TRIAL_COUNTS,
    judged: 1,
    bothRight: champion && challenger ? 1 : 0,
    onlyChampionRight: champion && !challenger ? 1 : 0,
    onlyChallengerRight: challenger && !champion ? 1 : 0,
  });
}

async function latestPrediction(
  { store }: ServiceContext,
  ticketId: string,
): Promise<Prediction | undefined> {
  for (const { data } of [...(await store.decisions.byTicket(ticketId))].reverse())
    if (data.kind === 'prediction') return data.prediction;
  return undefined;
}
