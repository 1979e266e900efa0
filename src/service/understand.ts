import { type BusinessCase, permittedTier } from '../domain/business-case.js';
import type { Entity } from '../domain/entity.js';
import type { Message } from '../domain/message.js';
import type { Prediction } from '../domain/prediction.js';
import type { Ticket } from '../domain/ticket.js';
import { extractEntities } from '../extraction/extract-entities.js';
import type { ClassifierInput, Flow, LiveClassifier } from './flow.js';
import type { Plan } from './plan-messages.js';
import type { ServiceContext } from './service-context.js';
import { ticketText } from './ticket-text.js';

/** What was read from the messages of a batch. */
export interface Understood {
  /** By ticket: of its messages read together (of the new one alone where the ticket is opened again). */
  readonly predictions: ReadonlyMap<string, Prediction>;
  /** By message. */
  readonly entities: ReadonlyMap<string, readonly Entity[]>;
}

/** Classifies the tickets and extracts the messages' entities. Tickets that an agent has judged keep the verdict. */
export function understand(
  context: ServiceContext,
  parts: {
    readonly flow: Flow;
    readonly classifier: LiveClassifier;
    readonly businessCases: readonly BusinessCase[];
  },
  plan: Plan,
): Understood {
  const { flow, classifier } = parts;
  const byKey = new Map(parts.businessCases.map((businessCase) => [businessCase.key, businessCase]));
  const begun = context.clock.now().getTime();
  const texts = textsToClassify(plan);
  const ticketIds = [...texts.keys()];
  const predicted = classifier.classifyBatch([...texts.values()]);
  const predictions = new Map<string, Prediction>();
  ticketIds.forEach((ticketId, index) => {
    const prediction = predicted[index];
    if (prediction === undefined) return;
    const tier = permittedTier(prediction.tier, byKey.get(prediction.businessCase ?? ''));
    const permitted = { ...prediction, tier };
    predictions.set(ticketId, permitted);
    context.metrics.predicted(permitted);
  });
  const classified = context.clock.now().getTime();

  const entities = new Map<string, readonly Entity[]>();
  for (const planned of plan.messages) {
    if (planned.kind === 'drop') continue;
    const { message } = planned;
    entities.set(
      message.id,
      extractEntities(
        { text: message.newText, receivedAt: message.receivedAt, language: message.language },
        flow.settings.extraction,
      ),
    );
  }
  context.metrics.stageDuration('classify', (classified - begun) / 1000);
  context.metrics.stageDuration('extract', (context.clock.now().getTime() - classified) / 1000);
  return { predictions, entities };
}

/** An agent's verdict is certain; everything less may be bettered by the customer's next message. */
export const isJudged = (ticket: Ticket): boolean => ticket.confidence === 1;

function textsToClassify(plan: Plan): ReadonlyMap<string, ClassifierInput> {
  const messages = new Map<string, Message[]>();
  for (const planned of plan.messages) {
    // thanks say nothing of what a matter is about
    if (planned.kind === 'drop' || planned.how === 'keep') continue;
    const ticket = plan.joinedTickets.get(planned.ticketId);
    if (ticket !== undefined && planned.how === 'join' && isJudged(ticket)) continue;
    const together = messages.get(planned.ticketId);
    if (together !== undefined) together.push(planned.message);
    else {
      const earlier = planned.how === 'reopen' ? [] : (plan.earlierMessages.get(planned.ticketId) ?? []);
      messages.set(planned.ticketId, [...earlier, planned.message]);
    }
  }
  const inputs = new Map<string, ClassifierInput>();
  for (const [ticketId, together] of messages) {
    const { text, subject } = ticketText(together);
    // the message that the decision record names
    const messageId = together.at(-1)?.id;
    const language = together[0]?.language ?? 'und';
    inputs.set(ticketId, {
      text,
      language,
      ...(subject === null ? {} : { subject }),
      ...(messageId === undefined ? {} : { messageId }),
    });
  }
  return inputs;
}
