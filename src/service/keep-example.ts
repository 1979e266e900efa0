import type { StoredExample } from '../domain/example.js';
import type { Feedback } from '../domain/feedback.js';
import type { Message } from '../domain/message.js';
import type { Ticket } from '../domain/ticket.js';
import type { ServiceContext } from './service-context.js';
import { ticketText } from './ticket-text.js';

/**
 * Makes a confirmed or corrected ticket an example of the knowledge base. One per ticket: a later word replaces an
 * earlier one. A rejection says what is wrong but not what is right, so it leaves no example.
 */
export async function keepExample(
  context: ServiceContext,
  {
    ticket,
    messages,
    feedback,
  }: { readonly ticket: Ticket; readonly messages: readonly Message[]; readonly feedback: Feedback },
): Promise<void> {
  const id = `feedback-${ticket.id}`;
  await context.store.examples.remove(id);
  if (feedback.kind === 'rejected') return;
  const entities = feedback.entities ?? ticket.entities;
  const read = ticketText(messages, entities);
  if (read.text.trim() === '') return;
  const example: StoredExample = {
    id,
    version: 1,
    golden: false,
    text: read.text,
    label: feedback.businessCase,
    entities: read.entities.map(({ type, start, end, value }) => ({ type, start, end, value })),
    language: ticket.language,
    channel: ticket.channel,
    ...(read.subject === null ? {} : { subject: read.subject }),
    source: `feedback/${feedback.kind}`,
    createdAt: feedback.at,
    createdBy: feedback.agentId,
  };
  await context.store.examples.insertMany([example]);
}
