import type { Message, MessageOutcome } from '../../domain/message.js';

/** A message as the interface shows it; `ticketId` is the ticket that holds it, or null. */
export function messageToJson(message: Message, ticketId: string | null) {
  return {
    id: message.id,
    version: message.version,
    channel: message.channel,
    receivedAt: message.receivedAt.toISOString(),
    from: message.from,
    fromName: message.fromName ?? null,
    to: message.to,
    subject: message.subject,
    text: message.text,
    newText: message.newText,
    quotedText: message.quotedText,
    signature: message.signature,
    language: message.language,
    fields: message.fields,
    attachments: message.attachments.map(({ name, type, bytes }) => ({ name, type, bytes })),
    customerId: message.customerId,
    customerAttributes: message.customerAttributes ?? {},
    externalConversationId: message.externalConversationId,
    conversationId: message.conversationId,
    internetMessageId: message.internetMessageId,
    inReplyTo: message.inReplyTo,
    references: message.references,
    automaticKind: message.automaticKind,
    defects: message.defects,
    outcome: outcomeToJson(message.outcome, ticketId),
    ticketId,
  };
}

/**
 * As `ticketId` tells: a message that a ticket holds is ticketed, even if the process was killed before it could write so,
 * and one whose ticket is not stored yet (the message is written first) is still on its way.
 */
function outcomeToJson(outcome: MessageOutcome, ticketId: string | null): MessageOutcome {
  if (outcome.kind === 'dropped') return outcome;
  return ticketId === null ? { kind: 'received' } : { kind: 'ticketed', ticketId };
}
