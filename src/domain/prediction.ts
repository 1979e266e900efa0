/** What the confidence permits, from most to least. */
export const TIERS = ['automate', 'preselect', 'suggest', 'triage'] as const;
export type Tier = (typeof TIERS)[number];

export interface RankedBusinessCase {
  readonly businessCase: string;
  /** Calibrated probability, 0..1. */
  readonly confidence: number;
}

/** How agents' corrections since the last training had a say in a prediction. */
export interface MemoryUse {
  /** `held-back`: one agent alone may change only a share of others' tickets, and that was used up. */
  readonly effect: 'flipped' | 'strengthened' | 'held-back';
  /** What the corrections say; null: out of scope. */
  readonly businessCase: string | null;
  /** What the network alone says, and how sure it is. */
  readonly networkBusinessCase: string | null;
  readonly networkConfidence: number;
  /** Of the most similar corrected message, 0..1. */
  readonly similarity: number;
  /** How much the corrections counted, 0..1. */
  readonly weight: number;
  /** Agents who said so. */
  readonly agents: readonly string[];
  /** How many agents said something else. */
  readonly against: number;
  readonly exampleIds: readonly string[];
}

/** What the other model said of the same text while one is on trial; it had no say. */
export interface OtherPrediction {
  /** Which of the two it is. */
  readonly role: 'champion' | 'challenger';
  readonly modelId: string;
  /** Null: out of scope. */
  readonly businessCase: string | null;
  readonly confidence: number;
  readonly tier: Tier;
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
  /** Only where corrections had a say. */
  readonly memory?: MemoryUse;
  /** Only while a model is on trial. */
  readonly beside?: OtherPrediction;
}
