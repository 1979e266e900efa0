import type { SkillRequirements } from './business-case.js';
import type { Channel } from './channel.js';
import type { Tier } from './prediction.js';

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
}

export interface WorkflowTarget {
  readonly queue: string;
  /** Added to the business case's own priority. */
  readonly priority: number;
  /** In addition to the queue's and the business case's. The higher minimum counts. */
  readonly requiredSkills?: SkillRequirements;
  /** How long an agent may look at an offer; 30 s unless told. */
  readonly reservationTimeoutSeconds?: number;
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
