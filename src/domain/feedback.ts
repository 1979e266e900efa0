import type { TicketEntity } from './ticket.js';

export const FEEDBACK_KINDS = ['confirmed', 'corrected', 'rejected'] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** What an agent said about a prediction. One per ticket and agent; a later one replaces it. */
export interface Feedback {
  readonly id: string;
  readonly version: number;
  readonly ticketId: string;
  readonly messageId: string;
  /** The ticket's messages when it was given: `entities` says nothing of later ones. Absent on old feedback. */
  readonly messageIds?: readonly string[];
  readonly agentId: string;
  readonly kind: FeedbackKind;
  readonly predicted: string | null;
  /** The right business case: the predicted one when confirmed; null when the message is out of scope. */
  readonly businessCase: string | null;
  /** Corrected entities, or null where the agent left them alone. */
  readonly entities: readonly TicketEntity[] | null;
  readonly note: string | null;
  readonly modelId: string;
  readonly at: Date;
}
