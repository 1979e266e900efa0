import type { AgentOrder } from './agent-order.js';
import type { SkillRequirements } from './business-case.js';
import type { LocalizedText } from './language.js';
import type { OpeningHours } from './opening-hours.js';

/** A line of tickets that agents with the same skills can deal with. */
export interface Queue {
  readonly name: string;
  readonly version: number;
  readonly displayName: LocalizedText;
  /** Share of agents' attention against other queues at equal priority; 1 is ordinary. */
  readonly weight: number;
  readonly serviceLevelSeconds: number;
  readonly requiredSkills: SkillRequirements;
  /** Nothing is offered outside of them; always open unless told. */
  readonly openingHours?: OpeningHours;
  /** Where its tickets go when they cannot be served here; they stay unless told. */
  readonly overflow?: QueueOverflow;
  /** Offers need no answer: the ticket is the agent's at once. False unless told. */
  readonly autoAccept?: boolean;
  /** Who of its free agents is asked first; `least-loaded` unless told. */
  readonly agentOrder?: AgentOrder;
  /** How long an agent is kept for work after the answer; 0 unless told. */
  readonly wrapUpSeconds?: number;
}

/** At least one of the two occasions. */
export interface QueueOverflow {
  readonly to: string;
  /** Once a ticket has waited this long, counted in the queue's opening hours. */
  readonly afterSeconds?: number;
  /** While this queue is closed and the other one is open. */
  readonly whenClosed?: boolean;
}

/** The queue for what cannot be decided. It always exists. */
export const TRIAGE_QUEUE = 'triage';
