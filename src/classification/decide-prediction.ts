import type { Prediction, RankedBusinessCase, Tier } from '../domain/prediction.js';
import type { Calibration } from './calibration.js';
import type { FurtherCase } from './further-cases.js';
import type { TextScore } from './score-text.js';
import { temper } from './softmax.js';

/** Alternatives listed with a prediction. */
export const MAX_ALTERNATIVES = 5;

export interface DecisionContext {
  /** The business cases in the order of the network's classes. */
  readonly labels: readonly string[];
  readonly calibration: Calibration;
  readonly modelId: string;
  /** Cases that parts of the message ask for, sure enough to be named. */
  readonly further?: readonly FurtherCase[];
  /** The message is too long to be read to its end. */
  readonly readInPart?: boolean;
  /** The message says of something that it is not wanted (see `wantedText`). */
  readonly deniesAWish?: boolean;
}

/**
 * Turns a score into a prediction: calibrated confidence, out of scope, tier, further cases. A text of which the model
 * knows next to nothing is out of scope however sure the network sounds.
 */
export function decidePrediction(
  score: TextScore,
  { labels, calibration, modelId, further = [], readInPart = false, deniesAWish = false }: DecisionContext,
): Prediction {
  const alternatives = rankAlternatives(score, labels, calibration);
  const first = alternatives[0];
  const strange = score.familiarity === 0 || score.familiarity < calibration.minFamiliarity / 2;
  if (first === undefined || strange || score.energy < calibration.outOfScopeEnergy) {
    const confidence = strange ? 1 - score.familiarity : outOfScopeConfidence(score.energy, calibration);
    return {
      businessCase: null,
      outOfScope: true,
      confidence,
      tier: 'triage',
      alternatives,
      secondary: [],
      modelId,
    };
  }
  const { businessCase, confidence } = first;
  const secondary = further.flatMap(({ index }) => labels[index] ?? []);
  // an automatic answer to one concern would leave the other unread; and what is denied is for people to weigh
  const forPeople = secondary.length > 0 || readInPart || deniesAWish;
  const tier = tierFor({ confidence, familiarity: score.familiarity }, calibration);
  return {
    businessCase,
    outOfScope: false,
    confidence,
    tier: tier === 'automate' && forPeople ? 'preselect' : tier,
    alternatives,
    secondary,
    modelId,
  };
}

/** What the confidence permits; an unfamiliar text is never more than a suggestion. */
export function tierFor(
  { confidence, familiarity }: { readonly confidence: number; readonly familiarity: number },
  { tiers, minFamiliarity }: Calibration,
): Tier {
  if (confidence < tiers.suggest) return 'triage';
  if (familiarity < minFamiliarity) return 'suggest';
  if (tiers.automate !== null && confidence >= tiers.automate) return 'automate';
  return tiers.preselect !== null && confidence >= tiers.preselect ? 'preselect' : 'suggest';
}

function rankAlternatives(
  score: TextScore,
  labels: readonly string[],
  calibration: Calibration,
): RankedBusinessCase[] {
  const confidences = temper(
    score.probabilities,
    score.single ? calibration.singleTemperature : calibration.ensembleTemperature,
  );
  const best: { index: number; confidence: number }[] = [];
  for (let index = 0; index < confidences.length; index++) {
    const confidence = confidences[index] as number;
    if (best.length === MAX_ALTERNATIVES && confidence <= (best.at(-1)?.confidence ?? 0)) continue;
    let place = best.length;
    while (place > 0 && (best[place - 1]?.confidence ?? 0) < confidence) place--;
    best.splice(place, 0, { index, confidence });
    if (best.length > MAX_ALTERNATIVES) best.pop();
  }
  return best.map(({ index, confidence }) => ({ businessCase: labels[index] ?? '', confidence }));
}

/** Half a chance at the threshold, more the further below. */
function outOfScopeConfidence(energy: number, { outOfScopeEnergy, energyDeviation }: Calibration): number {
  return 1 / (1 + Math.exp((2 * (energy - outOfScopeEnergy)) / (energyDeviation || 1)));
}
