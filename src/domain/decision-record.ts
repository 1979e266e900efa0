import type { Prediction } from './prediction.js';

/** One filter of the workflow that was tried, and why it did or did not hold. */
export interface FilterTrial {
  readonly filter: string;
  readonly matched: boolean;
  /** The conditions that failed, as sentences. */
  readonly failed: readonly string[];
}

/** One agent that was looked at for a ticket. */
export interface CandidateTrial {
  readonly agentId: string;
  readonly chosen: boolean;
  /** Why the agent was passed over, as sentences; empty for the chosen one. */
  readonly reasons: readonly string[];
}

export type DecisionData =
  | { readonly kind: 'prediction'; readonly prediction: Prediction; readonly messageId: string }
  | {
      readonly kind: 'queueing';
      readonly workflowVersion: number;
      readonly filters: readonly FilterTrial[];
      readonly queue: string;
      readonly priority: number;
      readonly requiredSkills: Readonly<Record<string, number>>;
    }
  | {
      readonly kind: 'reservation';
      readonly agentId: string;
      readonly reservationId: string;
      /** The agents looked at, best first; at most 20. */
      readonly candidates: readonly CandidateTrial[];
      /** What was special: preferred agent, language not required, all asked again; as sentences. */
      readonly notes?: readonly string[];
    }
  | {
      readonly kind: 'reservation-end';
      readonly reservationId: string;
      readonly agentId: string;
      readonly state: string;
      readonly reason: string | null;
    }
  | {
      readonly kind: 'feedback';
      readonly agentId: string;
      readonly feedback: string;
      readonly from: string | null;
      readonly to: string | null;
    }
  | {
      /** The ticket was answered without a person. */
      readonly kind: 'answer';
      readonly articleId: string;
      readonly title: string;
      readonly messageId: string;
    }
  | {
      /** A person answered the customer. */
      readonly kind: 'reply';
      /** Null: a supervisor. */
      readonly agentId: string | null;
      readonly replyId: string;
      /** The article's title, where it began as one. */
      readonly title: string | null;
      readonly messageId: string;
    }
  | {
      readonly kind: 'answer-rating';
      readonly articleId: string;
      readonly helpful: boolean;
      readonly by: 'agent' | 'customer';
      /** Agent, or the key that spoke for the customer. */
      readonly raterId: string;
    }
  | { readonly kind: 'note'; readonly sentence: string };

/** Everything that led to a prediction or an assignment, kept and replayable. */
export interface DecisionRecord {
  readonly id: string;
  readonly ticketId: string;
  readonly at: Date;
  readonly data: DecisionData;
}
