import type { SkillRequirements } from './business-case.js';
import type { LocalizedText } from './language.js';

/** A line of tickets that agents with the same skills can deal with. */
export interface Queue {
  readonly name: string;
  readonly version: number;
  readonly displayName: LocalizedText;
  /** Share of agents' attention against other queues at equal priority; 1 is ordinary. */
  readonly weight: number;
  readonly serviceLevelSeconds: number;
  readonly requiredSkills: SkillRequirements;
}

/** The queue for what cannot be decided. It always exists. */
export const TRIAGE_QUEUE = 'triage';
