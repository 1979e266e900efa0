import type { AgentOrder } from './agent-order.js';
import type { SkillRequirements } from './business-case.js';
import type { Channel } from './channel.js';
import type { Entity } from './entity.js';
import type { Language } from './language.js';
import type { RankedBusinessCase, Tier } from './prediction.js';
import type { RelatedRecords } from './related-records.js';
import type { TicketReply } from './reply.js';
import type { Reservation } from './reservation.js';
import type { Urgency, UrgencySign } from './urgency.js';
import type { RelaxationStep } from './workflow.js';

export const TICKET_STATES = [
  'pending',
  'reserved',
  'assigned',
  'wrapping',
  'completed',
  'answered',
] as const;
/**
 * `pending` waits in its queue, `reserved` is offered to one agent, `assigned` is being dealt with, `wrapping` is
 * answered but the agent still has work to do, `completed` is done, `answered` was done automatically.
 */
export type TicketState = (typeof TICKET_STATES)[number];

/** An entity with the message whose `newText` its offsets index. */
export interface TicketEntity extends Entity {
  readonly messageId: string;
}

/** The unit of work that an agent gets. Belongs to one conversation; every message belongs to exactly one ticket. */
export interface Ticket {
  readonly id: string;
  /** Grows by one with every write; the store refuses a write that expected another. */
  readonly version: number;
  readonly state: TicketState;
  readonly conversationId: string;
  /** The first one opened the ticket; later ones joined it while it was open. */
  readonly messageIds: readonly string[];
  readonly customerId: string | null;
  /** What the company's own systems said about the customer, by name; later messages add to it. */
  readonly customerAttributes?: Readonly<Record<string, string>>;
  readonly channel: Channel;
  readonly language: Language;
  readonly subject: string | null;

  readonly businessCase: string | null;
  /** 0..1; 1 once an agent has confirmed or corrected. */
  readonly confidence: number;
  readonly tier: Tier;
  readonly outOfScope: boolean;
  readonly alternatives: readonly RankedBusinessCase[];
  readonly secondary: readonly string[];
  readonly entities: readonly TicketEntity[];
  readonly modelId: string;
  /** What the words of its messages speak for; `normal` and none on old tickets. */
  readonly urgency?: Urgency;
  readonly urgencySigns?: readonly UrgencySign[];
  /** What the company's systems know of it; null where the messages name nothing to ask for, absent without a directory. */
  readonly related?: RelatedRecords | null;

  readonly queue: string;
  readonly requiredSkills: SkillRequirements;
  /** The part that goes along into another queue: what business case and target ask for. Absent on old tickets. */
  readonly ownSkills?: SkillRequirements;
  /** Who is asked first, where the workflow's target says so; else the queue does. */
  readonly agentOrder?: AgentOrder | null;
  /** Steps that are still to come; none where absent. */
  readonly relaxation?: readonly RelaxationStep[];
  /** How long the customer should wait at most: the earlier this ends, the earlier it is served. 0 where absent. */
  readonly targetWaitSeconds?: number;
  /** Higher goes first; ageing is added by the routing engine. */
  readonly priority: number;
  readonly reservationTimeoutSeconds: number;
  readonly agentId: string | null;
  /** The latest one, whatever its state; null before the first offer. */
  readonly reservation: Reservation | null;
  /** Agents who rejected it or let it time out, latest last: they are asked again only when nobody else is left. */
  readonly passedOverBy: readonly string[];
  /** Is offered the ticket first while able and free: whom it was transferred to, or who knows the conversation. */
  readonly preferredAgentId: string | null;
  /** Token of the dispatcher that wrote last: a dispatcher with a lower one is refused. */
  readonly fencingToken: number;

  readonly createdAt: Date;
  /** Its age for ageing and service level; kept through re-routing. */
  readonly waitingSince: Date;
  /** Put aside until then: not offered before. */
  readonly heldUntil?: Date | null;
  /** The work after the answer ends by itself then. */
  readonly wrapUntil?: Date | null;
  readonly acceptedAt: Date | null;
  readonly completedAt: Date | null;
  /** What was sent to the customer, oldest first; none where absent. */
  readonly replies?: readonly TicketReply[];
}
