// What the interface answers: the domain's own types as JSON, where every Date is a string.
import type { Agent } from '../../domain/agent.js';
import type { Role } from '../../domain/api-key.js';
import type { BusinessCase } from '../../domain/business-case.js';
import type { DecisionRecord } from '../../domain/decision-record.js';
import type { Job } from '../../domain/job.js';
import type { LearningPoint } from '../../domain/learning-point.js';
import type { Message } from '../../domain/message.js';
import type { ModelRecord } from '../../domain/model.js';
import type { Queue } from '../../domain/queue.js';
import type { Reservation } from '../../domain/reservation.js';
import type { ReviewReason } from '../../domain/review-reason.js';
import type { SuspectLabel } from '../../domain/suspect-label.js';
import type { Ticket } from '../../domain/ticket.js';
import type { Workflow } from '../../domain/workflow.js';

export type Json<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Json<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Json<T[Key]> }
      : T;

export type TicketJson = Json<
  Omit<Ticket, 'reservationTimeoutSeconds' | 'passedOverBy' | 'fencingToken' | 'reservation'>
> & { readonly reservation: ReservationJson | null };
export type ReservationJson = Json<Reservation>;
export type OfferJson = Omit<ReservationJson, 'endedAt' | 'reason'> & { readonly ticket: TicketJson };
export type MessageJson = Json<Omit<Message, 'fingerprint' | 'fromName'>> & {
  readonly fromName: string | null;
  readonly ticketId: string | null;
};
export type AgentJson = Json<Agent>;
export type QueueJson = Json<Queue>;
export type WorkflowJson = Json<Workflow>;
export type BusinessCaseJson = Json<BusinessCase>;
export type ModelJson = Json<ModelRecord>;
export type JobJson = Json<Job>;
export type LearningPointJson = LearningPoint;
export type SuspectLabelJson = SuspectLabel & { readonly id: string; readonly exampleId: string | null };

/** Messages that look like a business case that is missing. */
export interface CaseSuggestionJson {
  readonly messages: number;
  readonly phrases: readonly string[];
  readonly examples: readonly { readonly ticketId: string; readonly text: string }[];
}

export interface Me {
  readonly keyId: string;
  readonly name: string;
  readonly role: Role;
  readonly agentId: string | null;
  /** Works-council mode: agents are told under pseudonyms. */
  readonly agentsHidden: boolean;
}

export interface CarryingWordsJson {
  readonly ticketId: string;
  readonly businessCase: string;
  readonly modelId: string;
  readonly words: readonly { readonly word: string; readonly weight: number }[];
}

/** An article with the ticket's facts in it. */
export interface SuggestedAnswerJson {
  readonly answerId: string;
  readonly title: string;
  readonly language: string;
  readonly text: string;
  readonly missing: readonly string[];
  readonly score: number;
}

export interface ExplanationJson {
  readonly ticketId: string;
  readonly decisions: readonly Json<DecisionRecord>[];
  readonly sentences: readonly string[];
  readonly waiting: { readonly sentences?: readonly string[] } | null;
}

export interface ReviewItemJson {
  readonly ticketId: string;
  readonly messageId: string;
  readonly text: string;
  readonly businessCase: string | null;
  readonly confidence: number;
  readonly why: ReviewReason;
  readonly reason: string;
}

/** `modelId` null: no training has looked for them. */
export interface SuspectsJson {
  readonly modelId: string | null;
  readonly items: readonly SuspectLabelJson[];
}

export interface GateCheckJson {
  readonly name: 'golden' | 'feedback' | 'case-floor' | 'calibration' | 'size' | 'latency';
  readonly passed: boolean;
  readonly sentences: readonly string[];
  /** Not in reports of earlier versions. */
  readonly figures?:
    | {
        readonly kind: 'rows';
        readonly rows: number;
        readonly championAccuracy: number | null;
        readonly challengerAccuracy: number;
        readonly lost: number;
        readonly won: number;
        readonly pValue: number;
      }
    | { readonly kind: 'not-compared'; readonly rows: number }
    | { readonly kind: 'cases'; readonly judged: number; readonly lost: readonly CaseComparisonJson[] }
    | { readonly kind: 'calibration'; readonly champion: number; readonly challenger: number }
    | { readonly kind: 'limit'; readonly value: number; readonly limit: number };
}

export interface CaseComparisonJson {
  readonly businessCase: string;
  readonly rows: number;
  readonly champion: number;
  readonly challenger: number;
}

export interface GateReportJson {
  readonly challengerId: string;
  readonly championId: string | null;
  readonly passed: boolean;
  readonly checks: readonly GateCheckJson[];
  readonly cases: readonly CaseComparisonJson[];
}

/** Two models on the golden set; what is told of the champion is of `beforeId`, of the challenger of `afterId`. */
export interface ModelComparisonJson {
  readonly beforeId: string;
  readonly afterId: string;
  readonly n: number;
  readonly championAccuracy: number | null;
  readonly challengerAccuracy: number;
  readonly won: number;
  readonly lost: number;
  readonly pValue: number;
  readonly changed: readonly {
    readonly row: number;
    readonly text: string;
    readonly label: string | null;
    readonly before: string | null;
    readonly after: string | null;
    readonly change: 'won' | 'lost' | 'still-wrong';
  }[];
}

export interface DryRunJson {
  readonly tickets: number;
  readonly unchanged: number;
  readonly changes: readonly {
    readonly ticketId: string;
    readonly businessCase: string | null;
    readonly fromQueue: string;
    readonly toQueue: string;
    readonly fromPriority: number;
    readonly toPriority: number;
  }[];
}

export interface OverviewJson {
  readonly queues: readonly {
    readonly queue: string;
    readonly waiting: number;
    readonly offered: number;
    readonly working: number;
    readonly oldestWaitingSince: string | null;
    readonly inTime: number | null;
    readonly forecast: {
      readonly arrivals: number;
      readonly seats: number;
      readonly meanWaitSeconds: number | null;
      readonly growsPerHour: number;
    } | null;
  }[];
  readonly agents: readonly { readonly agentId: string; readonly tickets: number; readonly load: number }[];
  readonly businessCases: readonly { readonly businessCase: string | null; readonly tickets: number }[];
  readonly latestTickets: number;
  readonly tiers: Readonly<Record<string, number>>;
}

export interface InsightsJson {
  readonly tickets: number;
  readonly complete: boolean;
  readonly mix: {
    readonly days: readonly string[];
    readonly cases: readonly { readonly businessCase: string | null; readonly tickets: readonly number[] }[];
    readonly totals: readonly number[];
  };
  readonly drift: number | null;
  readonly automation: {
    readonly answered: number;
    readonly cameBack: number;
    readonly precision: readonly { readonly tier: string; readonly judged: number; readonly right: number }[];
  };
  readonly answers: readonly {
    readonly answerId: string;
    readonly title: string;
    readonly language: string;
    readonly sent: number;
    readonly edited: number;
    readonly automatic: number;
    readonly helpful: number;
    readonly unhelpful: number;
  }[];
  readonly messages: number;
  readonly unanswered: number;
}

export interface PageJson<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** RFC 9457. */
export interface ProblemJson {
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly status: number;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}
