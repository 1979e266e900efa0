import type { Conversation } from '../domain/conversation.js';
import type { Message, MessageOutcome } from '../domain/message.js';
import type { BuiltTicket } from './build-tickets.js';
import { ticketEvent } from './domain-events.js';
import type { MessageResult } from './message-result.js';
import type { Plan, PlannedMessage } from './plan-messages.js';
import type { ServiceContext } from './service-context.js';

/**
 * Writes what a batch has come to: messages, conversations, decision records and at last the tickets, each with its
 * events in one write. A message counts as dealt with only when its ticket is there (`findHandled`), so a process
 * that is killed anywhere in between loses nothing: the batch is delivered again and every write finds its place
 * taken or free.
 */
export async function storeBatch(
  context: ServiceContext,
  plan: Plan,
  tickets: readonly BuiltTicket[],
): Promise<ReadonlyMap<string, MessageResult>> {
  const begun = context.clock.now().getTime();
  const at = context.clock.now();
  const records = tickets.flatMap(({ ticket, decisions }) =>
    decisions.map((data) => ({ id: context.ids.next(), ticketId: ticket.id, at, data })),
  );
  // together, since they are for the tickets' sake only: the embedded store makes one commit of them
  const [lostConversations] = await Promise.all([
    storeConversations(context, plan.conversations),
    storeMessages(context, plan.messages),
    context.store.decisions.insertMany(records),
  ]);
  const storable = tickets.filter(({ ticket }) => !lostConversations.has(ticket.conversationId));
  const written = await storeTickets(context, storable);
  context.metrics.stageDuration('store', (context.clock.now().getTime() - begun) / 1000);

  const results = new Map<string, MessageResult>();
  for (const planned of plan.messages) {
    if (planned.kind === 'drop') results.set(planned.message.id, 'dropped');
    else if (!written.has(planned.ticketId)) results.set(planned.message.id, 'retry');
    else results.set(planned.message.id, planned.how === 'new' ? 'ticketed' : 'joined');
  }
  return results;
}

async function storeMessages(context: ServiceContext, planned: readonly PlannedMessage[]): Promise<void> {
  const messages = planned.map((one): Message => ({ ...one.message, outcome: outcomeOf(one) }));
  const fresh = messages.filter((message) => message.version === 0);
  const known = messages.filter((message) => message.version > 0);
  const inserted = await context.store.messages.insertMany(
    fresh.map((document) => ({ document: { ...document, version: 1 } })),
  );
  // stored by an earlier delivery that did not get to its ticket: bring it up to date
  const existing = fresh.filter((_, index) => inserted[index] === 'exists');
  const stored =
    existing.length === 0 ? [] : await context.store.messages.getMany(existing.map(({ id }) => id));
  const versions = new Map(stored.map(({ id, version }) => [id, version]));
  const updates = [
    ...known,
    ...existing.map((message) => ({ ...message, version: versions.get(message.id) ?? 1 })),
  ];
  if (updates.length > 0) await context.store.messages.updateMany(updates.map((document) => ({ document })));
}

function outcomeOf(planned: PlannedMessage): MessageOutcome {
  if (planned.kind === 'ticket') return { kind: 'ticketed', ticketId: planned.ticketId };
  return {
    kind: 'dropped',
    reason: planned.reason,
    ...(planned.duplicateOf === undefined ? {} : { duplicateOf: planned.duplicateOf }),
  };
}

/** The ids of conversations that somebody else changed meanwhile. */
async function storeConversations(
  context: ServiceContext,
  conversations: readonly Conversation[],
): Promise<ReadonlySet<string>> {
  const fresh = conversations.filter(({ version }) => version === 0);
  const changed = conversations.filter(({ version }) => version > 0);
  const lost = new Set<string>();
  if (fresh.length > 0) {
    // one that exists was made by an earlier delivery of the same first message: it is the same conversation
    await context.store.conversations.insertMany(
      fresh.map((document) => ({ document: { ...document, version: 1 } })),
    );
  }
  if (changed.length > 0) {
    const outcomes = await context.store.conversations.updateMany(changed.map((document) => ({ document })));
    outcomes.forEach((outcome, index) => {
      if (outcome === 'conflict') lost.add(changed[index]?.id ?? '');
    });
  }
  return lost;
}

/** The ids of the tickets that are stored now. */
async function storeTickets(
  context: ServiceContext,
  tickets: readonly BuiltTicket[],
): Promise<ReadonlySet<string>> {
  const withEvents = ({ ticket, isNew, eventType, events = [] }: BuiltTicket) => ({
    document: ticket,
    events: [ticketEvent(context, eventType, ticket, isNew ? 1 : ticket.version + 1), ...events],
  });
  const fresh = tickets.filter(({ isNew }) => isNew);
  const joined = tickets.filter(({ isNew }) => !isNew);
  const written = new Set<string>();
  if (fresh.length > 0) {
    const outcomes = await context.store.tickets.insertMany(fresh.map(withEvents));
    outcomes.forEach((outcome, index) => {
      if (outcome === 'inserted') written.add(fresh[index]?.ticket.id ?? '');
    });
  }
  if (joined.length > 0) {
    const outcomes = await context.store.tickets.updateMany(joined.map(withEvents));
    outcomes.forEach((outcome, index) => {
      if (outcome === 'updated') written.add(joined[index]?.ticket.id ?? '');
    });
  }
  return written;
}
