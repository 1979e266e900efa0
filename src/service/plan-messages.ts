import { createHash } from 'node:crypto';
import type { Conversation } from '../domain/conversation.js';
import type { Message } from '../domain/message.js';
import type { Ticket } from '../domain/ticket.js';
import { isOpen } from '../domain/ticket-state.js';
import { dropReason } from '../intake/drop-reason.js';
import { findDuplicate } from '../intake/find-duplicate.js';
import { isOnlyThanks } from '../intake/is-only-thanks.js';
import { BatchMemory } from './batch-memory.js';
import type { FlowSettings } from './flow.js';
import { joinConversation } from './join-conversation.js';
import type { ServiceContext } from './service-context.js';
import type { WayIntoTicket } from './way-into-ticket.js';

/** What is to become of one message, before anybody has understood it. */
export type PlannedMessage =
  | {
      readonly kind: 'drop';
      readonly message: Message;
      readonly reason: string;
      readonly duplicateOf?: string;
    }
  | {
      readonly kind: 'ticket';
      readonly message: Message;
      readonly ticketId: string;
      readonly how: WayIntoTicket;
      /** Why this conversation and this ticket, as a sentence for the decision record. */
      readonly because: string;
      /** Who dealt with the conversation's last ticket, not too long ago; null on joined messages. */
      readonly lastAgentId: string | null;
    };

export interface Plan {
  readonly messages: readonly PlannedMessage[];
  /** As they are to be stored; `version: 0` are new. */
  readonly conversations: readonly Conversation[];
  /** Existing tickets that messages join, as stored. */
  readonly joinedTickets: ReadonlyMap<string, Ticket>;
  /** Earlier messages of the joined tickets, oldest first. */
  readonly earlierMessages: ReadonlyMap<string, readonly Message[]>;
}

/** Decides for each message: drop it, or into which conversation and ticket it belongs. */
export async function planMessages(
  context: ServiceContext,
  settings: FlowSettings,
  messages: readonly Message[],
): Promise<Plan> {
  const memory = await BatchMemory.open(context, settings, messages);
  const planned: PlannedMessage[] = [];
  for (const message of messages) planned.push(await planOne(context, settings, memory, message));
  return {
    messages: planned,
    conversations: memory.changedConversations(),
    joinedTickets: memory.joinedTickets(),
    earlierMessages: await memory.earlierMessages(),
  };
}

async function planOne(
  context: ServiceContext,
  settings: FlowSettings,
  memory: BatchMemory,
  message: Message,
): Promise<PlannedMessage> {
  const drop = dropReason(message, { ownAddresses: settings.ownAddresses });
  if (drop !== null) return { kind: 'drop', message, reason: drop };

  const duplicate = findDuplicate(message, await memory.duplicateCandidates(message));
  if (duplicate !== null) {
    return { kind: 'drop', message, reason: duplicate.reason, duplicateOf: duplicate.messageId };
  }

  const joined = await joinConversation(context, memory, message);
  const inConversation = { ...message, conversationId: joined.conversation.id };
  memory.remember(inConversation, joined.conversation);

  const latest = await memory.latestTicket(joined.conversation.id);
  const { ticketId, how } = whichTicket(settings, inConversation, latest);
  const lastAgentId = lastAgentOf(settings, message, latest?.ticket ?? null);
  memory.place(inConversation, ticketId, how, latest?.ticket ?? undefined);
  return { kind: 'ticket', message: inConversation, ticketId, how, because: joined.because, lastAgentId };
}

/**
 * An open ticket takes the conversation's further messages; one completed not long ago is opened again, save by a message
 * that only thanks for it.
 */
function whichTicket(
  settings: FlowSettings,
  message: Message,
  latest: { readonly id: string; readonly ticket: Ticket | null } | null,
): { readonly ticketId: string; readonly how: WayIntoTicket } {
  if (latest === null) return { ticketId: ticketIdFor(message.id), how: 'new' };
  const { ticket } = latest;
  if (ticket === null || isOpen(ticket)) return { ticketId: latest.id, how: 'join' };
  if (isOnlyThanks(message) && !hasAsked(ticket)) return { ticketId: ticket.id, how: 'keep' };
  const completedAt = ticket.completedAt ?? ticket.createdAt;
  const recently = message.receivedAt.getTime() - completedAt.getTime() <= settings.reopenWindowMs;
  return recently
    ? { ticketId: ticket.id, how: 'reopen' }
    : { ticketId: ticketIdFor(message.id), how: 'new' };
}

/** "Perfekt, danke" to a person's question is an answer. What is sent automatically asks nothing that it waits for. */
function hasAsked({ replies = [] }: Ticket): boolean {
  const last = replies.at(-1);
  return last !== undefined && !last.automatic && last.text.includes('?');
}

/** Whoever knows the conversation; null while its ticket is open, when it has an agent or a preference already. */
function lastAgentOf(settings: FlowSettings, message: Message, ticket: Ticket | null): string | null {
  if (ticket === null || isOpen(ticket)) return null;
  const completedAt = ticket.completedAt ?? ticket.createdAt;
  const passedMs = message.receivedAt.getTime() - completedAt.getTime();
  return passedMs <= settings.lastAgentWindowMs ? ticket.agentId : null;
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TICKET_ID_LENGTH = 12;

/**
 * 60 bits of the first message's id: the same message always opens the same ticket, so that a repeated
 * delivery cannot open a second one; and short enough to be read out on the telephone.
 */
export function ticketIdFor(messageId: string): string {
  const digest = createHash('sha256').update(messageId).digest();
  let id = '';
  for (let index = 0; index < TICKET_ID_LENGTH; index++) id += CROCKFORD[(digest[index] ?? 0) & 31];
  return id;
}
