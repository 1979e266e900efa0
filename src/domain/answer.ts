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
}
