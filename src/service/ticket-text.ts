import type { Message } from '../domain/message.js';
import type { TicketEntity } from '../domain/ticket.js';

/** A chat says its matter over several turns, hence the first few messages of a ticket are read as one text. */
const MESSAGES_READ_TOGETHER = 3;

export interface TicketText {
  readonly text: string;
  readonly subject: string | null;
  readonly entities: readonly TicketEntity[];
  /** The messages that the text is made of. */
  readonly messageIds: readonly string[];
}

/** The text that a ticket is classified by and learnt from, with the ticket's entities moved to its offsets. */
export function ticketText(messages: readonly Message[], entities: readonly TicketEntity[] = []): TicketText {
  const read = messages.slice(0, MESSAGES_READ_TOGETHER);
  const moved: TicketEntity[] = [];
  let text = '';
  for (const message of read) {
    if (text !== '') text += '\n';
    const offset = text.length;
    for (const entity of entities) {
      if (entity.messageId === message.id) {
        moved.push({ ...entity, start: entity.start + offset, end: entity.end + offset });
      }
    }
    text += message.newText;
  }
  const messageIds = read.map(({ id }) => id);
  return { text, subject: read[0]?.subject ?? null, entities: moved, messageIds };
}
