import type { Conversation } from '../domain/conversation.js';
import type { Message } from '../domain/message.js';
import { shingleSimilarity } from '../text/shingle-similarity.js';
import { subjectParts } from './normalize-subject.js';
import { referenceNumbers } from './reference-numbers.js';
import { ticketIdsIn } from './ticket-tag.js';

/** A conversation that a message may belong to, with what is needed to tell. */
export interface ConversationCandidate {
  readonly conversation: Conversation;
  /** Its tickets' ids. */
  readonly ticketIds: readonly string[];
  /** Its latest messages, latest first; ten are enough. */
  readonly messages: readonly Message[];
}

export interface ConversationSettings {
  /** Same sender and same subject within this time: 14 days. */
  readonly subjectWindowMs: number;
  /** Same sender and a shared order, contract or invoice number within this time: 30 days. */
  readonly numberWindowMs: number;
  /** Same sender and a similar text, across channels, within this time: 3 days. */
  readonly textWindowMs: number;
  /** Least Jaccard index of two-word shingles for a similar text, 0..1: 0.35. */
  readonly minimumSimilarity: number;
}

const DAY_MS = 24 * 3_600_000;
export const CONVERSATION_SETTINGS: ConversationSettings = {
  subjectWindowMs: 14 * DAY_MS,
  numberWindowMs: 30 * DAY_MS,
  textWindowMs: 3 * DAY_MS,
  minimumSimilarity: 0.35,
};

export type ConversationDecision =
  | { readonly kind: 'new'; readonly reason: string }
  | { readonly kind: 'join'; readonly conversation: Conversation; readonly reason: string };

/**
 * Which conversation a message belongs to: by the caller's own conversation id, by the mails that it answers, by our
 * ticket number in the subject, text or form, or else by the same customer about the same number, subject or text, close
 * in time. A ticket number alone does not join a stranger's message: it is easily written, so the sender must have
 * taken part, or the mail must answer one of ours. Among several, the rule that comes first and then the latest wins.
 */
export function findConversation(
  message: Message,
  candidates: readonly ConversationCandidate[],
  settings: ConversationSettings = CONVERSATION_SETTINGS,
): ConversationDecision {
  const latestFirst = candidates.toSorted(
    (a, b) => b.conversation.lastMessageAt.getTime() - a.conversation.lastMessageAt.getTime(),
  );
  const ids = new Set([...(message.inReplyTo === null ? [] : [message.inReplyTo]), ...message.references]);
  const tagged = new Set(ticketIdsNamedBy(message));
  const numbers = referenceNumbers(`${message.subject ?? ''}\n${message.newText}`);
  const subject = subjectParts(message.subject).bare.toLowerCase();
  const rules: readonly ((candidate: ConversationCandidate) => string | null)[] = [
    ({ conversation }) =>
      message.externalConversationId !== null &&
      conversation.externalIds.includes(externalIdOf(message) ?? '')
        ? 'The channel says that it is the same conversation.'
        : null,
    ({ conversation }) =>
      conversation.internetMessageIds.some((id) => ids.has(id))
        ? 'It answers a mail of this conversation.'
        : null,
    ({ conversation, ticketIds }) =>
      ticketIds.some((id) => tagged.has(id)) && takesPart(message, conversation)
        ? 'It names a ticket of this conversation.'
        : null,
    (candidate) => {
      if (contradicts(message, candidate.conversation) || !takesPart(message, candidate.conversation))
        return null;
      const theirs = numbersOf(candidate);
      const ageMs = Math.abs(message.receivedAt.getTime() - candidate.conversation.lastMessageAt.getTime());
      const shared = [...numbers].some((number) => theirs.has(number));
      if (shared && ageMs <= settings.numberWindowMs) return 'The same customer wrote about the same number.';
      // both name numbers, and none in common: two matters
      if (numbers.size > 0 && theirs.size > 0) return null;
      if (
        ageMs <= settings.subjectWindowMs &&
        subject.length >= 8 &&
        isOwnSubject(subject) &&
        hasSubject(candidate, subject)
      ) {
        return 'The same customer wrote with the same subject.';
      }
      if (ageMs > settings.textWindowMs || message.channel === 'chat') return null;
      const similar = candidate.messages.some(
        (other) =>
          message.newText.length >= 60 &&
          shingleSimilarity(message.newText, other.newText, 2) >= settings.minimumSimilarity,
      );
      return similar ? 'The same customer wrote a similar text shortly before.' : null;
    },
  ];
  for (const rule of rules) {
    for (const candidate of latestFirst) {
      const reason = rule(candidate);
      if (reason !== null) return { kind: 'join', conversation: candidate.conversation, reason };
    }
  }
  return { kind: 'new', reason: 'It answers nothing and fits no recent conversation of this customer.' };
}

/** The ticket ids that a message names in its subject or new text, which holds a form's fields; not in what it quotes. */
export function ticketIdsNamedBy({
  subject,
  newText,
}: Pick<Message, 'subject' | 'newText'>): readonly string[] {
  return ticketIdsIn(`${subject ?? ''}\n\n${newText}`);
}

/** What a message is called among its conversation's participants: sender address and customer number, lower case. */
export function participantsOf(message: Pick<Message, 'from' | 'customerId'>): readonly string[] {
  return [message.from, message.customerId].filter((name) => name !== null).map((name) => name.toLowerCase());
}

/** The channel's own conversation as `channel:id`, or null when it named none. */
export function externalIdOf(message: Pick<Message, 'channel' | 'externalConversationId'>): string | null {
  return message.externalConversationId === null
    ? null
    : `${message.channel}:${message.externalConversationId}`;
}

function takesPart(message: Message, conversation: Conversation): boolean {
  return participantsOf(message).some((name) => conversation.participants.includes(name));
}

/** Another customer number, or another session of the same channel: not the same conversation, whatever the text says. */
function contradicts(message: Message, conversation: Conversation): boolean {
  const otherCustomer =
    message.customerId !== null &&
    conversation.customerId !== null &&
    message.customerId !== conversation.customerId;
  const session = externalIdOf(message);
  const otherSession =
    session !== null &&
    conversation.externalIds.some((id) => id.startsWith(`${message.channel}:`) && id !== session);
  return otherCustomer || otherSession;
}

function numbersOf(candidate: ConversationCandidate): ReadonlySet<string> {
  return new Set(
    candidate.messages.flatMap((other) => [...referenceNumbers(`${other.subject ?? ''}\n${other.newText}`)]),
  );
}

function hasSubject(candidate: ConversationCandidate, subject: string): boolean {
  return candidate.messages.some((other) => subjectParts(other.subject).bare.toLowerCase() === subject);
}

/** Subjects that many use for anything join nothing. */
function isOwnSubject(subject: string): boolean {
  return !/^(?:anfrage|frage|kontakt(?:anfrage|formular)?|hilfe|help|question|inquiry|enquiry|nachricht|message|bestellung|order|rechnung|invoice|reklamation|beschwerde|complaint|kündigung|problem|support|dringend|urgent|neue nachricht|contact(?: form)?)[\s!.?]*$/.test(
    subject,
  );
}
