import { permittedTier } from '../domain/business-case.js';
import type { Prediction } from '../domain/prediction.js';
import type { Ticket } from '../domain/ticket.js';
import type { RoutingSettings } from '../routing/route-ticket.js';
import type { LiveClassifier } from './flow.js';
import type { ServiceContext } from './service-context.js';
import { ticketText } from './ticket-text.js';

const TICKETS_AT_ONCE = 200;

/** The tickets as another model would have read them: what their messages said, without what agents have put right. */
export async function predictAgain(
  { store }: Pick<ServiceContext, 'store'>,
  tickets: readonly Ticket[],
  {
    classifier,
    businessCases,
  }: { readonly classifier: LiveClassifier } & Pick<RoutingSettings, 'businessCases'>,
): Promise<readonly Ticket[]> {
  const byKey = new Map(businessCases.map((businessCase) => [businessCase.key, businessCase]));
  const read: Ticket[] = [];
  for (let from = 0; from < tickets.length; from += TICKETS_AT_ONCE) {
    const some = tickets.slice(from, from + TICKETS_AT_ONCE);
    const messages = await store.messages.getMany(some.flatMap(({ messageIds }) => messageIds));
    const byId = new Map(messages.map((message) => [message.id, message]));
    const predictions = classifier.classifyBatch(
      some.map(({ messageIds, language }) => {
        const { text, subject } = ticketText(messageIds.flatMap((id) => byId.get(id) ?? []));
        return { text, language, ...(subject === null ? {} : { subject }) };
      }),
    );
    some.forEach((ticket, index) => {
      const prediction = predictions[index] as Prediction;
      read.push({
        ...ticket,
        ...prediction,
        tier: permittedTier(prediction.tier, byKey.get(prediction.businessCase ?? '')),
      });
    });
  }
  return read;
}
