import type { Agent } from '../../domain/agent.js';
import type { CandidateTrial } from '../../domain/decision-record.js';
import type { Queue } from '../../domain/queue.js';
import type { Ticket } from '../../domain/ticket.js';
import type { Decision } from './decision.js';

/**
 * Matches waiting tickets with agents, in memory. It is fed with what is stored and says what to write; it has no
 * clock, makes no ids and does no I/O, so the same calls give the same decisions.
 *
 * On start: queues first, then agents, then open tickets, then `decide`.
 */
export interface RoutingEngine {
  /** A new or changed queue: its weight, and for `triage` its skills. */
  upsertQueue(queue: Queue): void;
  /** A new or changed agent. Versions older than the known one are ignored. */
  upsertAgent(agent: Agent, at: Date): void;
  removeAgent(agentId: string, at: Date): void;
  /**
   * What is stored about a ticket, in whatever state. Versions not newer than the known one are ignored, so that
   * late and repeated news do no harm. It confirms or corrects what was decided about it.
   */
  upsertTicket(ticket: Ticket, at: Date): void;
  /** Forgets a ticket that is no longer stored. */
  removeTicket(ticketId: string, at: Date): void;
  /**
   * The decision could not be written, and perhaps the stored version is still the one that it was decided on (the
   * store was away). `stored` is what was read since, or null when the ticket is gone. Does nothing when the engine
   * has heard of a newer version meanwhile.
   */
  retract(decision: Decision, stored: Ticket | null, at: Date): void;
  /**
   * What to write now: first what has run out, then returned tickets, then offers in the order of urgency. At most
   * `limit` (no limit unless told); when as many came back, call again.
   */
  decide(at: Date, options?: { readonly limit?: number }): readonly Decision[];
  /** The earliest moment at which time alone changes something, or null. May be in the past: then decide now. */
  nextWakeAt(): Date | null;
  /** Why a ticket waits, or null when it is not waiting. */
  explainWaiting(ticketId: string, at: Date): WaitingExplanation | null;
  /** Where the engine holds a ticket. */
  placeOf(ticketId: string): TicketPlace;
  /** Figures for supervisors. */
  overview(at: Date): RoutingOverview;
}

export type TicketPlace =
  | { readonly kind: 'waiting' }
  /** Decided upon; the outcome of the write is not known yet. */
  | { readonly kind: 'deciding'; readonly agentId: string | null }
  | { readonly kind: 'with-agent'; readonly agentId: string }
  | { readonly kind: 'gone' };

export interface WaitingExplanation {
  readonly ticketId: string;
  readonly queue: string;
  readonly waitingSince: Date;
  /** Capable agents first; at most 20. */
  readonly candidates: readonly CandidateTrial[];
  /** What it waits for and what would free it, as English sentences (`translateSentence` says them in German). */
  readonly sentences: readonly string[];
}

export interface RoutingOverview {
  readonly queues: readonly {
    readonly queue: string;
    readonly waiting: number;
    readonly oldestWaitSeconds: number;
  }[];
  /** Of all agents registered. */
  readonly agents: {
    readonly registered: number;
    readonly available: number;
    /** Available and without any ticket. */
    readonly idle: number;
  };
  readonly withAgents: number;
}
