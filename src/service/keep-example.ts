import type { ExampleEntity, StoredExample } from '../domain/example.js';
import type { Feedback } from '../domain/feedback.js';
import type { Message } from '../domain/message.js';
import type { Ticket, TicketEntity } from '../domain/ticket.js';
import { entityValueFits } from '../knowledge/lint/entity-value-fits.js';
import { agreementOn } from './agreement-on.js';
import type { KnowledgeSource } from './knowledge-source.js';
import type { ServiceContext } from './service-context.js';
import { type TicketText, ticketText } from './ticket-text.js';

/**
 * Makes a confirmed or corrected ticket an example of the knowledge base. One per ticket: a later word of an agent
 * replaces their earlier one; of several agents the majority counts, and while they are even the example is kept as
 * disputed (`isDisputed`). Where two persons are needed, a correction waits (`awaitsAgreement`) until a second one says the
 * same; a confirmation does not, since model and agent agree. A rejection says what is wrong but not what is right, so it leaves no example.
 * It has `entities` only where an agent has put them right for all of its text: a tagger that learnt from what machines
 * found and nobody looked at would learn their errors.
 * Returns the example's id.
 */
export async function keepExample(
  context: ServiceContext,
  {
    ticket,
    messages,
    feedback,
    knowledge,
  }: {
    readonly ticket: Ticket;
    readonly messages: readonly Message[];
    readonly feedback: Feedback;
    readonly knowledge: Pick<KnowledgeSource, 'needsTwoPersons'>;
  },
): Promise<string> {
  const id = exampleIdOf(ticket.id);
  const said = [...(await context.store.feedback.byTicket(ticket.id)), feedback];
  const { verdicts, label, isCorrection, awaitsAgreement } = await agreementOn(said, knowledge);
  await context.store.examples.remove(id);
  if (feedback.kind === 'rejected') return id;
  const annotation = said.findLast(({ kind, entities }) => kind !== 'rejected' && entities !== null);
  const read = ticketText(messages, annotation?.entities ?? []);
  if (read.text.trim() === '') return id;
  const example: StoredExample = {
    id,
    version: 1,
    golden: false,
    text: read.text,
    label: label === undefined ? feedback.businessCase : label,
    ...(covers(annotation, read) ? { entities: read.entities.map(asExampleEntity) } : {}),
    language: ticket.language,
    channel: ticket.channel,
    ...(read.subject === null ? {} : { subject: read.subject }),
    // a second person who agrees with a correction confirms it, and it stays a correction
    source: `feedback/${isCorrection ? 'corrected' : feedback.kind}`,
    createdAt: feedback.at,
    createdBy: feedback.agentId,
    verdicts,
    ...(awaitsAgreement ? { awaitsAgreement } : {}),
  };
  await context.store.examples.insertMany([example]);
  return id;
}

const PREFIX = 'feedback-';
export const exampleIdOf = (ticketId: string): string => PREFIX + ticketId;
/** The ticket that an example was made of; undefined for others. */
export const ticketIdOf = (exampleId: string): string | undefined =>
  exampleId.startsWith(PREFIX) ? exampleId.slice(PREFIX.length) : undefined;
/** Whether the agent saw all that the example's text is made of. */
const covers = (annotation: Feedback | undefined, { messageIds }: TicketText): boolean =>
  annotation !== undefined &&
  messageIds.every((id) => (annotation.messageIds ?? [annotation.messageId]).includes(id));

/** Without a value that is not in its type's normal form: where an agent only marks, it is the text as written. */
const asExampleEntity = ({ type, start, end, value, text: found }: TicketEntity): ExampleEntity => ({
  type,
  start,
  end,
  ...(entityValueFits({ type, value, found }) ? { value } : {}),
});
