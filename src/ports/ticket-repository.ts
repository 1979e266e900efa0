import type { Ticket, TicketState } from '../domain/ticket.js';
import type { NewDocument, UpdateOptions } from './document-repository.js';
import type { Page, PageRequest } from './page.js';
import type { InsertOutcome, UpdateOutcome } from './write-outcome.js';

export interface TicketQuery extends PageRequest {
  readonly state?: TicketState;
  readonly queue?: string;
  readonly businessCase?: string;
  readonly messageId?: string;
  readonly agentId?: string;
  readonly conversationId?: string;
}

export interface TicketUpdateOptions extends UpdateOptions {
  /** A dispatcher's token: the write is refused if the ticket was written with a higher one, and stores it. */
  readonly fencingToken?: number;
}

export interface TicketRepository {
  get(id: string): Promise<Ticket | null>;
  getMany(ids: readonly string[]): Promise<readonly Ticket[]>;
  /** One outcome each; `exists` when the id or the FIRST message id is taken by another ticket. */
  insertMany(documents: readonly NewDocument<Ticket>[]): Promise<readonly InsertOutcome[]>;
  update(ticket: Ticket, options?: TicketUpdateOptions): Promise<UpdateOutcome>;
  updateMany(
    documents: readonly NewDocument<Ticket>[],
    options?: { readonly fencingToken?: number },
  ): Promise<readonly UpdateOutcome[]>;
  /** The tickets that hold any of these messages. */
  byMessageIds(messageIds: readonly string[]): Promise<readonly Ticket[]>;
  byReservationId(reservationId: string): Promise<Ticket | null>;
  /** Newest first. */
  find(query: TicketQuery): Promise<Page<Ticket>>;
  /**
   * Oldest first: every ticket that waits, is offered, assigned or wrapping, for rebuilding the dispatcher. Up to 5,000 in
   * a page, here and in `find`.
   */
  open(page: PageRequest): Promise<Page<Ticket>>;
  /** Newest first, at most `limit`: what the tickets since then are about, in one read. */
  latestCases(query: {
    readonly since: Date;
    readonly limit: number;
  }): Promise<readonly Pick<Ticket, 'businessCase' | 'createdAt'>[]>;
  countByState(): Promise<Readonly<Record<TicketState, number>>>;
  /** Stamps all open tickets with the token, so that dispatchers with lower ones are refused from now on. */
  fence(fencingToken: number): Promise<void>;
}
