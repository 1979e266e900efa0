import type { Channel } from './channel.js';
import type { DisplayLanguage, LocalizedText } from './language.js';
import type { Tier } from './prediction.js';

/** Minimum proficiency (1..5) per skill. */
export type SkillRequirements = Readonly<Record<string, number>>;

/** What a customer wants (German: Geschäftsvorfall). */
export interface BusinessCase {
  /** snake_case, unique. */
  readonly key: string;
  readonly names: LocalizedText;
  /** Separates the case from its neighbours. */
  readonly description: LocalizedText;
  readonly synonyms: Readonly<Record<DisplayLanguage, readonly string[]>>;
  /** `never`: a message of this case is always dealt with by a person, however sure the model is. */
  readonly automation: 'allowed' | 'never';
  readonly skills: SkillRequirements;
  /** How long a customer should wait at most until an agent accepts, by channel. */
  readonly targetWaitSeconds: Readonly<Record<Channel, number>>;
  /** 0..10, higher goes first. */
  readonly priority: number;
  /** Entity types that a clerk needs to deal with it. */
  readonly requiredEntities: readonly string[];
  /** Whether a correction from or to this case is learnt only when a second person agrees; false unless told. */
  readonly twoPersons?: boolean;
}

export const CASE_CHANGES = ['renamed', 'merged', 'split'] as const;

/** What became of a case that is no longer in use. */
export interface CaseSuccessor {
  readonly kind: (typeof CASE_CHANGES)[number];
  /** One key; several after a split. */
  readonly keys: readonly string[];
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly by: string;
}

/** A case as the company has added or changed it. */
export interface StoredBusinessCase extends BusinessCase {
  readonly version: number;
  /** Only on cases that are no longer in use. */
  readonly successor?: CaseSuccessor;
}

export const BUSINESS_CASE_KEY = /^[a-z][a-z0-9_]{0,63}$/;

/** What the confidence permits, held against the case's policy: some are never answered without a person. */
export function permittedTier(tier: Tier, businessCase: Pick<BusinessCase, 'automation'> | undefined): Tier {
  return tier === 'automate' && businessCase?.automation === 'never' ? 'preselect' : tier;
}
