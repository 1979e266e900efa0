import type { Conversation } from '../domain/conversation.js';
import type { Message } from '../domain/message.js';
import type { Ticket } from '../domain/ticket.js';
import { participantsOf } from '../intake/find-conversation.js';
import type { FlowSettings } from './flow.js';
import type { ServiceContext } from './service-context.js';
import type { WayIntoTicket } from './way-into-ticket.js';

const CANDIDATES_PER_SENDER = 20;
const RECENT_CONVERSATIONS = 5;

/** What the store said when the planning began. */
interface Stored {
  readonly sameInternetIds: readonly Message[];
  readonly recentFrom: ReadonlyMap<string, readonly Message[]>;
  readonly recentOf: ReadonlyMap<string, readonly Conversation[]>;
}

/** What is known while a batch is planned: the store, overlaid by what earlier messages of the batch have decided. */
export class BatchMemory {
  readonly #context: ServiceContext;
  readonly #settings: FlowSettings;
  readonly #stored: Stored;
  readonly #remembered = new Map<string, Message>();
  /** Messages of the batch by what makes them alike, so that each is not compared with all. */
  readonly #alike = new Map<string, Message[]>();
  readonly #conversations = new Map<string, Conversation>();
  readonly #latestTickets = new Map<string, { id: string; ticket: Ticket | null }>();
  readonly #joined = new Map<string, Ticket>();

  private constructor(context: ServiceContext, settings: FlowSettings, stored: Stored) {
    this.#context = context;
    this.#settings = settings;
    this.#stored = stored;
  }

  /** Asks the store once for the whole batch. What others write meanwhile shows when the batch is stored. */

  static async open(
    context: ServiceContext,
    settings: FlowSettings,
    messages: readonly Message[],
  ): Promise<BatchMemory> {
    const ids = messages.flatMap((message) => message.internetMessageId ?? []);
    if (messages.length === 0)
      return new BatchMemory(context, settings, {
        sameInternetIds: [],
        recentFrom: new Map(),
        recentOf: new Map(),
      });
    const earliest = Math.min(...messages.map(({ receivedAt }) => receivedAt.getTime()));
    const [sameInternetIds, recentFrom, recentOf] = await Promise.all([
      ids.length === 0 ? [] : context.store.messages.byInternetMessageIds(ids),
      context.store.messages.recentFrom({
        senders: messages.flatMap(({ from }) => from ?? []),
        since: new Date(earliest - settings.duplicateWindowMs),
        limit: CANDIDATES_PER_SENDER,
      }),
      context.store.conversations.recentOf({
        participants: messages.flatMap(participantsOf),
        since: new Date(earliest - settings.conversationWindowMs),
        limit: RECENT_CONVERSATIONS,
      }),
    ]);
    return new BatchMemory(context, settings, { sameInternetIds, recentFrom, recentOf });
  }

  /** Messages that this one may repeat: same RFC 5322 id, or recent ones of the same sender or customer. */
  async duplicateCandidates(message: Message): Promise<readonly Message[]> {
    const candidates = new Map<string, Message>();
    for (const other of this.#stored.sameInternetIds) candidates.set(other.id, other);
    for (const trait of traitsOf(message))
      for (const other of this.#alike.get(trait) ?? []) candidates.set(other.id, other);
    if (message.from !== null) {
      const since = new Date(message.receivedAt.getTime() - this.#settings.duplicateWindowMs);
      const recent = (this.#stored.recentFrom.get(message.from) ?? []).filter(
        ({ receivedAt }) => receivedAt >= since,
      );
      for (const other of recent) candidates.set(other.id, other);
      // behind a burst of duplicates stands one original, too far back to be among the recent ones
      const originals = new Set(
        recent.flatMap(({ outcome }) => (outcome.kind === 'dropped' ? (outcome.duplicateOf ?? []) : [])),
      );
      const behind = [...originals].filter((id) => !candidates.has(id));
      if (behind.length > 0) {
        for (const other of await this.#context.store.messages.getMany(behind))
          candidates.set(other.id, other);
      }
    }
    candidates.delete(message.id);
    // what was dropped itself is no original; what only waits to be read may come after this one
    return [...candidates.values()].filter(
      (other) => other.outcome.kind === 'ticketed' || this.#remembered.has(other.id),
    );
  }

  /** Stored conversations of the participant with a message within the window before this one; latest first. */
  recentConversations(participant: string, message: Message): readonly Conversation[] {
    const since = new Date(message.receivedAt.getTime() - this.#settings.conversationWindowMs);
    return (this.#stored.recentOf.get(participant) ?? []).filter(
      ({ lastMessageAt }) => lastMessageAt >= since,
    );
  }

  /** Conversations touched by this batch that the message may belong to. */
  related(by: {
    readonly answered: readonly string[];
    readonly externalId: string | null;
    readonly participants: readonly string[];
  }): readonly Conversation[] {
    return [...this.#conversations.values()].filter(
      ({ internetMessageIds, externalIds, participants }) =>
        internetMessageIds.some((id) => by.answered.includes(id)) ||
        (by.externalId !== null && externalIds.includes(by.externalId)) ||
        participants.some((name) => by.participants.includes(name)),
    );
  }

  /** Those of the messages that this batch has placed, in the order of the ids. */
  messages(ids: readonly string[]): readonly Message[] {
    return ids.flatMap((id) => this.#remembered.get(id) ?? []);
  }

  /** The batch's version of a conversation, if the batch has touched it. */
  current(conversation: Conversation): Conversation {
    return this.#conversations.get(conversation.id) ?? conversation;
  }

  remember(message: Message, conversation: Conversation): void {
    this.#remembered.set(message.id, message);
    for (const trait of traitsOf(message)) {
      const alike = this.#alike.get(trait);
      if (alike === undefined) this.#alike.set(trait, [message]);
      else alike.push(message);
    }
    this.#conversations.set(conversation.id, conversation);
  }

  /** The newest ticket of the conversation; `ticket: null` when this batch is about to open it. */
  async latestTicket(
    conversationId: string,
  ): Promise<{ readonly id: string; readonly ticket: Ticket | null } | null> {
    const known = this.#latestTickets.get(conversationId);
    if (known !== undefined) return known;
    if (this.#conversations.get(conversationId)?.version === 0) return null;
    const page = await this.#context.store.tickets.find({ conversationId, limit: 1 });
    const ticket = page.items[0];
    return ticket === undefined ? null : { id: ticket.id, ticket };
  }

  place(message: Message, ticketId: string, how: WayIntoTicket, ticket?: Ticket): void {
    const conversationId = message.conversationId ?? '';
    if (how === 'new') this.#latestTickets.set(conversationId, { id: ticketId, ticket: null });
    else if (ticket !== undefined) {
      this.#joined.set(ticketId, ticket);
      // further messages of this batch join it, whatever state it was found in; one that stays finished is yet to be opened
      this.#latestTickets.set(conversationId, { id: ticketId, ticket: how === 'keep' ? ticket : null });
    }
  }

  changedConversations(): readonly Conversation[] {
    return [...this.#conversations.values()];
  }

  joinedTickets(): ReadonlyMap<string, Ticket> {
    return this.#joined;
  }

  async earlierMessages(): Promise<ReadonlyMap<string, readonly Message[]>> {
    const earlier = new Map<string, readonly Message[]>();
    for (const ticket of this.#joined.values()) {
      earlier.set(ticket.id, await this.#context.store.messages.getMany(ticket.messageIds));
    }
    return earlier;
  }
}

/** What two messages must share for one to repeat the other (`intake/find-duplicate.ts`). */
const traitsOf = ({ internetMessageId, from, customerId }: Message): readonly string[] => [
  ...(internetMessageId === null ? [] : [`mail ${internetMessageId}`]),
  ...(from === null ? [] : [`from ${from}`]),
  ...(customerId === null ? [] : [`customer ${customerId}`]),
];
