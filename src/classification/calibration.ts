/** What held-out rows taught about the network's scores; stored in the manifest. */
export interface Calibration {
  /** Member 1 decides alone when its top probability reaches this and its energy `cascadeEnergy`. */
  readonly cascadeConfidence: number;
  readonly cascadeEnergy: number;
  /** Temperature of member 1's probabilities, and of the average over all members. */
  readonly singleTemperature: number;
  readonly ensembleTemperature: number;
  /**
   * How much of the out-of-scope class's logit is taken off the energy over the in-scope cases, wherever this speaks of
   * energy; absent: nothing. Rows of the company's own that are out of scope tell what it is worth (decision 0017).
   */
  readonly outsideWeight?: number;
  /**
   * What each case's probability is multiplied by before all are made to add up to 1, in the order of the labels: above 1
   * for cases with few training rows (decision 0019). Absent: the same for all.
   */
  readonly caseWeights?: readonly number[];
  /** Messages with less energy over the in-scope cases are out of scope. */
  readonly outOfScopeEnergy: number;
  /** Standard deviation of in-scope energies: turns the distance to the threshold into a confidence. */
  readonly energyDeviation: number;
  readonly tiers: TierThresholds;
  /** Texts less familiar than this get at most tier `suggest`, those below half of it are out of scope. */
  readonly minFamiliarity: number;
  /** Texts of more words are judged by their telling sentences. */
  readonly longTextWords: number;
  /** A sentence of a further business case must reach this confidence. */
  readonly secondaryConfidence: number;
  /** Held-out rows that all this rests on. */
  readonly rows: number;
}

/** Least confidence per tier, 0..1; null: held-out rows were too few or too mixed to promise the target precision. */
export interface TierThresholds {
  readonly automate: number | null;
  readonly preselect: number | null;
  /** Below it the first choice is not worth showing: triage. */
  readonly suggest: number;
}

/** Precision that each tier promises, with `TIER_BOUND_Z` of safety (design.md section 8). */
export const TARGET_PRECISION = { automate: 0.98, preselect: 0.9 } as const;
/** One-sided 95 % bound. */
export const TIER_BOUND_Z = 1.645;
