import { TARGET_PRECISION, TIER_BOUND_Z, type TierThresholds } from '../../classification/calibration.js';
import { wilsonLowerBound } from '../../classification/wilson-lower-bound.js';

export interface JudgedRow {
  /** Calibrated confidence of the first choice. */
  readonly confidence: number;
  readonly correct: boolean;
}

/**
 * Least confidences that keep the tiers' promises: among held-out rows at or above it, the precision is the target at
 * least, by the lower Wilson bound (one-sided 95 %). Null where no threshold can promise that.
 */
export function fitTierThresholds(rows: readonly JudgedRow[]): TierThresholds {
  const preselect = leastConfidence(rows, TARGET_PRECISION.preselect);
  const automate = leastConfidence(rows, TARGET_PRECISION.automate);
  return { automate, preselect, suggest: Math.min(SUGGESTION_CONFIDENCE, preselect ?? 1, automate ?? 1) };
}

function leastConfidence(rows: readonly JudgedRow[], precision: number): number | null {
  const ranked = [...rows].sort((a, b) => b.confidence - a.confidence);
  let right = 0;
  let least: number | null = null;
  for (const [index, { confidence, correct }] of ranked.entries()) {
    if (correct) right++;
    // rows of equal confidence stand or fall together
    if (ranked[index + 1]?.confidence === confidence) continue;
    if (wilsonLowerBound(right, index + 1, TIER_BOUND_Z) >= precision) least = confidence;
  }
  return least;
}

/** Confidence is calibrated: below this, fewer than one first choice in five is right, and showing it misleads. */
const SUGGESTION_CONFIDENCE = 0.2;
