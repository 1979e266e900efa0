import type { ExampleEntity, StoredExample, Verdict } from '../domain/example.js';
import type { Feedback } from '../domain/feedback.js';
import type { Message } from '../domain/message.js';
import type { Ticket, TicketEntity } from '../domain/ticket.js';
import { entityValueFits } from '../knowledge/lint/entity-value-fits.js';
import type { ServiceContext } from './service-context.js';
import { type TicketText, ticketText } from './ticket-text.js';

/**
 * Makes a confirmed or corrected ticket an example of the knowledge base. One per ticket: a later word of an agent
 * replaces their earlier one; of several agents the majority counts, and while they are even the example is kept as
 * disputed (`isDisputed`). A rejection says what is wrong but not what is right, so it leaves no example.
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
  }: { readonly ticket: Ticket; readonly messages: readonly Message[]; readonly feedback: Feedback },
): Promise<string> {
  const id = `feedback-${ticket.id}`;
  const all = [...(await context.store.feedback.byTicket(ticket.id)), feedback];
  const verdicts = verdictsOf(all);
  const decided = majority(verdicts);
  await context.store.examples.remove(id);
  if (feedback.kind === 'rejected') return id;
  const annotation = all.findLast(({ kind, entities }) => kind !== 'rejected' && entities !== null);
  const read = ticketText(messages, annotation?.entities ?? []);
  if (read.text.trim() === '') return id;
  const example: StoredExample = {
    id,
    version: 1,
    golden: false,
    text: read.text,
    label: decided === undefined ? feedback.businessCase : decided,
    ...(covers(annotation, read) ? { entities: read.entities.map(asExampleEntity) } : {}),
    language: ticket.language,
    channel: ticket.channel,
    ...(read.subject === null ? {} : { subject: read.subject }),
    source: `feedback/${feedback.kind}`,
    createdAt: feedback.at,
    createdBy: feedback.agentId,
    verdicts,
  };
  await context.store.examples.insertMany([example]);
  return id;
}

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

/** Each agent's latest word, by agent; `all` is in the order in which it was said. */
function verdictsOf(all: readonly Feedback[]): readonly Verdict[] {
  const byAgent = new Map<string, Verdict>();
  for (const { agentId, kind, businessCase, at } of all) {
    if (kind === 'rejected') byAgent.delete(agentId);
    else byAgent.set(agentId, { agentId, label: businessCase, at: at.getTime() });
  }
  return [...byAgent.values()].sort((a, b) => (a.agentId < b.agentId ? -1 : 1));
}

/** What more agents say than anything else; undefined while they are even. */
function majority(verdicts: readonly Verdict[]): string | null | undefined {
  const votes = new Map<string | null, number>();
  for (const { label } of verdicts) votes.set(label, (votes.get(label) ?? 0) + 1);
  const [first, second] = [...votes].sort(([, a], [, b]) => b - a);
  return first === undefined || first[1] === second?.[1] ? undefined : first[0];
}
