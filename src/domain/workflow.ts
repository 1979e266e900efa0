import type { AgentOrder } from './agent-order.js';
import type { SkillRequirements } from './business-case.js';
import type { Channel } from './channel.js';
import type { Tier } from './prediction.js';
import type { Urgency, UrgencySign } from './urgency.js';

/** Every named condition must hold; a list holds when the ticket's value is in it. */
export interface FilterCondition {
  readonly businessCase?: readonly string[];
  readonly tier?: readonly Tier[];
  readonly channel?: readonly Channel[];
  readonly language?: readonly string[];
  readonly outOfScope?: boolean;
  /** Entity types that must all be present. */
  readonly hasEntities?: readonly string[];
  /** 0..1, inclusive. */
  readonly minimumConfidence?: number;
  readonly urgency?: readonly Urgency[];
  /** Any of them is enough. */
  readonly urgencySigns?: readonly UrgencySign[];
  /** What the company knows about the customer: each attribute named must have one of its values. */
  readonly customerAttributes?: Readonly<Record<string, readonly string[]>>;
}

export interface WorkflowTarget {
  readonly queue: string;
  /** Added to the business case's own priority. */
  readonly priority: number;
  /** In addition to the queue's and the business case's. The higher minimum counts. */
  readonly requiredSkills?: SkillRequirements;
  /** How long an agent may look at an offer; 30 s unless told, 10 s for a chat. */
  readonly reservationTimeoutSeconds?: number;
  /** Who is asked first, in place of the queue's own order. */
  readonly agentOrder?: AgentOrder;
  /** What is asked for less, the longer a ticket waits; in the order of time. */
  readonly relaxation?: readonly RelaxationStep[];
}

/** Named skills that are not asked for any more, or at a lower level. The last one that is left is never dropped. */
export interface RelaxationStep {
  /** After the ticket began to wait, counted in the queue's opening hours. */
  readonly afterSeconds: number;
  readonly drop?: readonly string[];
  /** New minimum by skill; one that is not lower changes nothing. */
  readonly lower?: SkillRequirements;
}

export interface WorkflowFilter {
  readonly name: string;
  readonly when: FilterCondition;
  readonly target: WorkflowTarget;
}

/** Ordered filters; the first that holds decides, else the default. Stored with its version, never changed in place. */
export interface Workflow {
  readonly version: number;
  readonly filters: readonly WorkflowFilter[];
  readonly default: WorkflowTarget;
}
