import type { Answer } from '../domain/answer.js';
import type { BusinessCase } from '../domain/business-case.js';
import type { Conversation } from '../domain/conversation.js';
import type { DomainEvent } from '../domain/event.js';
import type { DisplayLanguage } from '../domain/language.js';
import type { Message } from '../domain/message.js';
import type { TicketReply } from '../domain/reply.js';
import { subjectToSend } from '../intake/ticket-tag.js';
import { fillAnswer } from '../knowledge/answers/fill-answer.js';
import { mayAnswerAutomatically } from '../knowledge/answers/may-answer-automatically.js';
import { rankAnswers } from '../knowledge/answers/rank-answers.js';
import type { BuiltTicket } from './build-tickets.js';
import { replyEvent } from './domain-events.js';
import type { Plan } from './plan-messages.js';
import type { ServiceContext } from './service-context.js';

/** Whoever wrote within this time gets a person: a second answer helps nobody, and two machines could go on for ever. */
const ONE_ANSWER_MS = 86_400_000;

/** Every automatic answer ends with the way to a person. */
const WAY_TO_A_PERSON: Readonly<Record<DisplayLanguage, string>> = {
  de: 'Diese Antwort wurde automatisch erstellt. Hilft sie Ihnen nicht? Antworten Sie einfach darauf: Dann liest ein Mensch Ihre Nachricht.',
  en: 'This answer was written automatically. Does it not help? Just reply to it: a person will then read your message.',
};

/**
 * Answers new tickets of a batch without a person where all of this holds: the case allows it and the confidence is of
 * tier `automate`; an article that may be sent automatically exists in the customer's language and every fact it needs
 * is known; it is the first message of its conversation, and the sender has written nothing else for a day, on this or
 * another channel. The answer goes out with the ticket, in one write, so it is never sent twice and never lost. A
 * customer's reply opens the ticket again, for an agent.
 */
export async function answerAutomatically(
  context: ServiceContext,
  {
    plan,
    built,
    businessCases,
  }: {
    readonly plan: Plan;
    readonly built: readonly BuiltTicket[];
    readonly businessCases: readonly BusinessCase[];
  },
): Promise<readonly BuiltTicket[]> {
  const caseOf = (key: string | null) => businessCases.find((businessCase) => businessCase.key === key);
  const begun = new Set(
    plan.conversations.flatMap(({ id, messageIds }) => (messageIds.length === 1 ? [id] : [])),
  );
  const isCandidate = ({ ticket, isNew }: BuiltTicket) =>
    isNew &&
    ticket.messageIds.length === 1 &&
    mayAnswerAutomatically(ticket, caseOf(ticket.businessCase)) &&
    begun.has(ticket.conversationId);
  if (!built.some(isCandidate)) return built;
  const articles = (await context.store.answers.all()).filter(({ automatic }) => automatic === true);
  if (articles.length === 0) return built;
  return Promise.all(
    built.map(async (one) => {
      if (!isCandidate(one)) return one;
      const message = plan.messages.find(({ message: { id } }) => id === one.ticket.messageIds[0])?.message;
      const answer = bestAnswer(articles, one);
      if (message === undefined || answer === null || !(await isFirstWord(context, plan, message)))
        return one;
      return answered(context, one, message, answer);
    }),
  );
}

interface ChosenAnswer {
  readonly article: Answer;
  readonly text: string;
}

function bestAnswer(articles: readonly Answer[], { ticket }: BuiltTicket): ChosenAnswer | null {
  const fitting = articles.filter(
    ({ businessCase, language }) => businessCase === ticket.businessCase && language === ticket.language,
  );
  for (const article of rankAnswers(fitting)) {
    // only what the sender wrote: an address can be forged, and then records would go to a stranger
    const { text, missing } = fillAnswer(article, ticket.entities);
    if (missing.length === 0) return { article, text };
  }
  return null;
}

/** The sender can be answered and has said nothing else lately, stored or in this batch. */
async function isFirstWord(context: ServiceContext, plan: Plan, message: Message): Promise<boolean> {
  const { from, customerId, id } = message;
  if (from === null) return false;
  const isSame = (other: Message) =>
    other.id !== id && (other.from === from || (customerId !== null && other.customerId === customerId));
  if (plan.messages.some(({ message: other }) => isSame(other))) return false;
  const since = new Date(message.receivedAt.getTime() - ONE_ANSWER_MS);
  const [recent, conversations] = await Promise.all([
    context.store.messages.recentFrom({ senders: [from], since, limit: 2 }),
    customerId === null
      ? new Map<string, readonly Conversation[]>()
      : context.store.conversations.recentOf({ participants: [customerId.toLowerCase()], since, limit: 2 }),
  ]);
  return (
    [...recent.values()].flat().every((other) => other.id === id) &&
    [...conversations.values()].flat().every(({ messageIds }) => messageIds.every((other) => other === id))
  );
}

function answered(
  context: ServiceContext,
  built: BuiltTicket,
  message: Message,
  { article, text }: ChosenAnswer,
): BuiltTicket {
  const { ticket } = built;
  const at = context.clock.now();
  const fullText = `${text}\n\n${WAY_TO_A_PERSON[article.language]}`;
  const reply: DomainEvent = replyEvent(context, ticket, {
    articleId: article.id,
    messageId: message.id,
    to: message.from,
    language: article.language,
    subject: subjectToSend(ticket.channel, ticket.subject, ticket.id),
    text: fullText,
    inReplyTo: message.internetMessageId,
  });
  const sent: TicketReply = {
    id: reply.id,
    sentAt: at.toISOString(),
    messageId: message.id,
    channel: ticket.channel,
    automatic: true,
    agentId: null,
    articleId: article.id,
    edited: false,
    text: fullText,
    requestKey: null,
  };
  return {
    ...built,
    ticket: { ...ticket, state: 'answered', completedAt: at, replies: [sent] },
    decisions: [
      ...built.decisions,
      { kind: 'answer', articleId: article.id, title: article.title, messageId: message.id },
    ],
    events: [...(built.events ?? []), reply],
  };
}
