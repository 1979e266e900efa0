import type { BuiltTicket } from './build-tickets.js';
import type { MessageResult } from './message-result.js';
import type { Plan } from './plan-messages.js';
import type { ServiceContext } from './service-context.js';

/**
 * One line for each message that has come to something: by its `messageId` and `ticketId` it can be followed from the
 * inbound topic or the HTTP call to the agent. Ids and codes only.
 */
export function logResults(
  { log }: Pick<ServiceContext, 'log'>,
  {
    plan,
    tickets,
    stored,
  }: {
    readonly plan: Plan;
    readonly tickets: readonly BuiltTicket[];
    readonly stored: ReadonlyMap<string, MessageResult>;
  },
): void {
  const byId = new Map(tickets.map(({ ticket }) => [ticket.id, ticket]));
  for (const planned of plan.messages) {
    const { id: messageId, channel } = planned.message;
    const result = stored.get(messageId);
    if (result === undefined || result === 'retry') continue;
    if (planned.kind === 'drop') {
      const { reason, duplicateOf } = planned;
      log.info({ messageId, channel, reason, ...(duplicateOf && { duplicateOf }) }, 'message.dropped');
      continue;
    }
    const { ticketId } = planned;
    const ticket = byId.get(ticketId);
    log.info(
      {
        messageId,
        ticketId,
        conversationId: planned.message.conversationId,
        channel,
        businessCase: ticket?.businessCase,
        tier: ticket?.tier,
        queue: ticket?.queue,
        modelId: ticket?.modelId,
      },
      `message.${result}`,
    );
  }
}
