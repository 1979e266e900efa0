import type { Answer } from '../domain/answer.js';
import { knownFacts } from '../domain/known-facts.js';
import type { Message } from '../domain/message.js';
import type { TicketReply } from '../domain/reply.js';
import type { Ticket } from '../domain/ticket.js';
import { subjectToSend } from '../intake/ticket-tag.js';
import { fillAnswer } from '../knowledge/answers/fill-answer.js';
import { changeTicket } from './change-ticket.js';
import { personsReplyEvent } from './domain-events.js';
import type { KnowledgeSource } from './knowledge-source.js';
import { conflict, invalid, type Outcome, type Refusal } from './outcome.js';
import type { ServiceContext } from './service-context.js';
import { type Actor, notYours, staleFor } from './tickets.js';

export interface ReplyRequest {
  readonly text: string;
  /** The article that the text began as. */
  readonly answerId?: string;
  /** True: the customer's latest message is answered already and gets another answer all the same. */
  readonly again?: boolean;
  /** Names the call: repeated, it sends nothing again. */
  readonly requestKey?: string;
}

const OPEN_PLACEHOLDER = /\{\{\s*[a-z][a-z0-9_]*\s*\}\}/;
/** They stand in the ticket's document, which stores bound (MongoDB: 16 MiB). */
const MOST_REPLIES = 500;

/**
 * Answers the customer's latest message. Kept with the ticket, and told on `weiche.replies` for whoever sends it, in
 * one write. A message is answered once: a second answer, by the same or another person, is refused
 * (`already-answered`) unless it is asked for, and so is one by whoever has seen an older version of the ticket.
 */
export async function replyToTicket(
  context: ServiceContext,
  knowledge: Pick<KnowledgeSource, 'answers'>,
  ticketId: string,
  { request, actor }: { readonly request: ReplyRequest; readonly actor: Actor },
): Promise<Outcome<Ticket>> {
  const article =
    request.answerId === undefined
      ? null
      : ((await knowledge.answers()).find(({ id }) => id === request.answerId) ?? null);
  if (request.answerId !== undefined && article === null)
    return invalid('answer-unknown', 'There is no such answer.', [
      { path: '/answerId', sentence: 'is not the id of an answer' },
    ]);
  let sent: TicketReply | null = null;
  const outcome = await changeTicket(context, ticketId, async (ticket, at) => {
    sent = null;
    if (isRepeated(ticket, request)) return null;
    const refusal = notYours(ticket, actor) ?? staleFor(ticket, actor) ?? unanswerable(ticket, request);
    if (refusal !== null) return refusal;
    const message = await context.store.messages.get(ticket.messageIds.at(-1) ?? '');
    if (message === null || (message.from === null && message.externalConversationId === null))
      return conflict('nobody-to-answer', 'The message tells no address to answer to.');
    const reply: TicketReply = {
      id: context.ids.next(),
      sentAt: at.toISOString(),
      messageId: message.id,
      channel: message.channel,
      automatic: false,
      agentId: actor.agentId ?? null,
      articleId: article?.id ?? null,
      edited: article !== null && fillAnswer(article, knownFacts(ticket)).text.trim() !== request.text.trim(),
      text: request.text,
      requestKey: request.requestKey ?? null,
    };
    sent = reply;
    return {
      ticket: { ...ticket, replies: [...(ticket.replies ?? []), reply] },
      eventType: 'ticket.replied',
      events: [personsReplyEvent(context, ticket, told(reply, ticket, message))],
    };
  });
  if (outcome.kind === 'ok' && sent !== null) await record(context, ticketId, sent, article);
  return outcome;
}

/** After the ticket, which has the reply itself: a record of a reply that lost its race would tell what was never sent. */
async function record(
  { store }: Pick<ServiceContext, 'store'>,
  ticketId: string,
  { id: replyId, sentAt, agentId, messageId }: TicketReply,
  article: Answer | null,
): Promise<void> {
  const data = { kind: 'reply', agentId, replyId, title: article?.title ?? null, messageId } as const;
  await store.decisions.insertMany([{ id: `reply-${replyId}`, ticketId, at: new Date(sentAt), data }]);
}

const isRepeated = ({ replies = [] }: Ticket, { requestKey }: ReplyRequest) =>
  requestKey !== undefined && replies.some((reply) => reply.requestKey === requestKey);

function unanswerable(ticket: Ticket, { text, again }: ReplyRequest): Refusal | null {
  const { state, replies = [], messageIds } = ticket;
  if (state !== 'assigned' && state !== 'wrapping')
    return conflict('ticket-not-assigned', `A ticket that is ${state} cannot be answered; accept it first.`);
  if (again !== true && replies.some(({ messageId }) => messageId === messageIds.at(-1)))
    return conflict('already-answered', 'The customer’s latest message is answered already.');
  if (replies.length >= MOST_REPLIES)
    return conflict('too-many-replies', 'This ticket has had too many answers; complete it.');
  if (text.trim() === '' || OPEN_PLACEHOLDER.test(text))
    return invalid('reply-not-finished', 'The answer is empty or holds open placeholders.', [
      { path: '/text', sentence: 'must be a finished text' },
    ]);
  return null;
}

const told = (reply: TicketReply, ticket: Ticket, message: Message) => ({
  replyId: reply.id,
  articleId: reply.articleId,
  messageId: message.id,
  channel: message.channel,
  externalConversationId: message.externalConversationId,
  to: message.from,
  language: ticket.language,
  subject: subjectToSend(message.channel, message.subject ?? ticket.subject, ticket.id),
  text: reply.text,
  inReplyTo: message.internetMessageId,
});
