/** What the confidence permits, from most to least. */
export const TIERS = ['automate', 'preselect', 'suggest', 'triage'] as const;
export type Tier = (typeof TIERS)[number];

export interface RankedBusinessCase {
  readonly businessCase: string;
  /** Calibrated probability, 0..1. */
  readonly confidence: number;
}

/** Ranked business cases with calibrated confidence, or out of scope. */
export interface Prediction {
  /** The first choice; null when out of scope. */
  readonly businessCase: string | null;
  readonly outOfScope: boolean;
  /** Of the first choice, or that the message is out of scope; 0..1. */
  readonly confidence: number;
  readonly tier: Tier;
  /** Best first, the first choice included; at most five. */
  readonly alternatives: readonly RankedBusinessCase[];
  /** Further business cases that the same message asks for. */
  readonly secondary: readonly string[];
  readonly modelId: string;
}
