import type { Conversation } from '../domain/conversation.js';
import type { Message } from '../domain/message.js';
import type { Ticket } from '../domain/ticket.js';
import {
  type ConversationCandidate,
  externalIdOf,
  findConversation,
  participantsOf,
  ticketIdsNamedBy,
} from '../intake/find-conversation.js';
import type { BatchMemory } from './batch-memory.js';
import type { ServiceContext } from './service-context.js';

const MESSAGES_COMPARED = 10;

/** Finds the conversation that a message belongs to, or begins one; returns it with the message in it. */
export async function joinConversation(
  context: ServiceContext,
  memory: BatchMemory,
  message: Message,
): Promise<{ readonly conversation: Conversation; readonly because: string }> {
  const candidates = await findCandidates(context, memory, message);
  const own = candidates.find(({ conversation }) => conversation.messageIds.includes(message.id));
  // placed by an earlier delivery that did not get to its ticket
  if (own !== undefined)
    return { conversation: own.conversation, because: 'Its conversation was stored before.' };
  const decision = findConversation(message, candidates);
  const conversation = decision.kind === 'join' ? decision.conversation : newConversation(message);
  return { conversation: withMessage(conversation, message), because: decision.reason };
}

async function findCandidates(
  context: ServiceContext,
  memory: BatchMemory,
  message: Message,
): Promise<readonly ConversationCandidate[]> {
  const { conversations, tickets } = context.store;
  const found = new Map<string, Conversation>();
  const add = (some: readonly (Conversation | null)[]) => {
    for (const one of some) if (one !== null) found.set(one.id, memory.current(one));
  };
  const answered = [...(message.inReplyTo === null ? [] : [message.inReplyTo]), ...message.references];
  const externalId = externalIdOf(message);
  const participants = participantsOf(message);
  add(memory.related({ answered, externalId, participants }));
  if (answered.length > 0) add(await conversations.byInternetMessageIds(answered));
  if (externalId !== null) add([await conversations.byExternalId(externalId)]);
  const ticketIds = ticketIdsNamedBy(message);
  const named = ticketIds.length === 0 ? [] : await tickets.getMany(ticketIds);
  if (named.length > 0) add(await conversations.getMany(named.map(({ conversationId }) => conversationId)));
  for (const participant of participants) add(memory.recentConversations(participant, message));
  return Promise.all(
    [...found.values()].map((conversation) => asCandidate(context, memory, conversation, named)),
  );
}

async function asCandidate(
  context: ServiceContext,
  memory: BatchMemory,
  conversation: Conversation,
  named: readonly Ticket[],
): Promise<ConversationCandidate> {
  const latest = conversation.messageIds.slice(-MESSAGES_COMPARED);
  const known = memory.messages(latest);
  const missing = latest.filter((id) => !known.some((message) => message.id === id));
  const stored = missing.length === 0 ? [] : await context.store.messages.getMany(missing);
  return {
    conversation,
    ticketIds: named.filter(({ conversationId }) => conversationId === conversation.id).map(({ id }) => id),
    messages: [...stored, ...known].toReversed(),
  };
}

/** Named after its first message, so that a repeated delivery begins the same one. `version: 0`: not stored yet. */
function newConversation(message: Message): Conversation {
  return {
    id: `c-${message.id}`,
    version: 0,
    participants: [],
    customerId: null,
    externalIds: [],
    internetMessageIds: [],
    messageIds: [],
    channels: [],
    createdAt: message.receivedAt,
    lastMessageAt: message.receivedAt,
  };
}

function withMessage(conversation: Conversation, message: Message): Conversation {
  const externalId = externalIdOf(message);
  const join = <T>(list: readonly T[], added: readonly T[]) => [...new Set([...list, ...added])];
  return {
    ...conversation,
    participants: join(conversation.participants, participantsOf(message)),
    customerId: conversation.customerId ?? message.customerId,
    externalIds: join(conversation.externalIds, externalId === null ? [] : [externalId]),
    internetMessageIds: join(
      conversation.internetMessageIds,
      message.internetMessageId === null ? [] : [message.internetMessageId],
    ),
    messageIds: join(conversation.messageIds, [message.id]),
    channels: join(conversation.channels, [message.channel]),
    lastMessageAt: new Date(Math.max(conversation.lastMessageAt.getTime(), message.receivedAt.getTime())),
  };
}
