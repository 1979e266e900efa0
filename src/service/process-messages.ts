// The way of a message through Weiche, from what intake has read to the stored ticket. Works on a batch, since
// classifying and storing many at once costs little more than one; within the batch messages are dealt with in
// their order, so that the second message of a conversation finds the first.
import type { Message } from '../domain/message.js';
import type { Prediction } from '../domain/prediction.js';
import { answerAutomatically } from './answer-automatically.js';
import { buildTickets } from './build-tickets.js';
import { currentRouting } from './current-routing.js';
import { findHandled } from './find-handled.js';
import type { Flow } from './flow.js';
import { logResults } from './log-results.js';
import type { MessageResult } from './message-result.js';
import { type Plan, planMessages } from './plan-messages.js';
import { relateTickets } from './relate-tickets.js';
import type { ServiceContext } from './service-context.js';
import { storeBatch } from './store-batch.js';
import { type Understood, understand } from './understand.js';

/** One result for each message, in order, once everything that it says is durable. */
export async function processMessages(
  context: ServiceContext,
  flow: Flow,
  messages: readonly Message[],
): Promise<readonly MessageResult[]> {
  const classifier = flow.classifier();
  const [handled, routing] = await Promise.all([
    findHandled(context, messages),
    currentRouting(context, flow.knowledge),
  ]);
  const open = messages.filter((message) => !handled.has(message.id));

  const plan = await planMessages(context, flow.settings, open);
  const understood = understand(context, { flow, classifier, businessCases: routing.businessCases }, plan);
  const built = await relateTickets(context, plan, buildTickets(context, { plan, understood, routing }));
  const tickets = await answerAutomatically(context, { plan, built, businessCases: routing.businessCases });
  const stored = await storeBatch(context, plan, tickets);
  logResults(context, { plan, tickets, stored });
  flow.trialTally?.count(storedPredictions(plan, understood, stored));

  return messages.map((message) =>
    handled.has(message.id) ? 'already-handled' : (stored.get(message.id) ?? 'retry'),
  );
}

/** Of the tickets that were stored, not of those that another delivery will bring again. */
function storedPredictions(
  plan: Plan,
  { predictions }: Understood,
  stored: ReadonlyMap<string, MessageResult>,
): readonly Prediction[] {
  const ticketIds = new Set(
    plan.messages.flatMap((planned) =>
      planned.kind === 'ticket' && stored.get(planned.message.id) !== 'retry' ? [planned.ticketId] : [],
    ),
  );
  return [...predictions].flatMap(([ticketId, prediction]) => (ticketIds.has(ticketId) ? [prediction] : []));
}
