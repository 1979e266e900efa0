import type { DisplayLanguage } from './language.js';

/** A text for customers about one business case in one language, with `{{entity_type}}` placeholders. */
export interface Answer {
  readonly id: string;
  readonly version: number;
  readonly businessCase: string;
  readonly language: DisplayLanguage;
  readonly title: string;
  readonly text: string;
  /** Entity types without which it cannot be sent. */
  readonly requiredEntities: readonly string[];
  /** True: may be sent without a person, where case and confidence permit it. */
  readonly automatic?: boolean;
  /** How many agents and customers found it helpful, or not. */
  readonly ratings?: AnswerRatings;
}

export interface AnswerRatings {
  readonly helpful: number;
  readonly unhelpful: number;
}
