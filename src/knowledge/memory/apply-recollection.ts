import { type MemoryUse, type Prediction, TIERS, type Tier } from '../../domain/prediction.js';
import type { Recollection } from './correction-memory.js';

/** An agent's verdict is certain (confidence 1), what is remembered of it never quite. */
const MOST_CONFIDENCE = 0.99;
const MOST_ALTERNATIVES = 5;

/**
 * The network's prediction in the light of what agents said of similar messages. Both are probabilities, so they are
 * mixed: with `weight` the remembered case is right, else whatever the network thinks. Nothing remembered is sure
 * enough to answer automatically: two agents who agree preselect, one alone suggests.
 *
 * `mayFlip` is asked only when the first choice would change.
 */
export function applyRecollection(
  prediction: Prediction,
  recollection: Recollection,
  mayFlip: () => boolean,
): Prediction {
  const { label, weight } = recollection;
  const own = prediction.outOfScope ? null : prediction.businessCase;
  const confidence = Math.min(MOST_CONFIDENCE, weight + (1 - weight) * chanceOf(prediction, label));
  const permitted: Tier = recollection.agents.length - recollection.against >= 2 ? 'preselect' : 'suggest';
  const use = (effect: MemoryUse['effect']): MemoryUse => ({
    effect,
    businessCase: label,
    networkBusinessCase: own,
    networkConfidence: prediction.confidence,
    similarity: recollection.similarity,
    weight,
    agents: recollection.agents,
    against: recollection.against,
    exampleIds: recollection.exampleIds,
  });
  if (label === own) {
    const tier = stronger(prediction.tier, permitted);
    return {
      ...prediction,
      confidence: Math.max(prediction.confidence, confidence),
      tier,
      memory: use('strengthened'),
    };
  }
  if (weight <= 0 || confidence <= (1 - weight) * prediction.confidence) return prediction;
  if (!mayFlip()) {
    // what an agent doubts is not answered without one
    return { ...prediction, tier: weaker(prediction.tier, 'preselect'), memory: use('held-back') };
  }
  const others = prediction.alternatives
    .filter(({ businessCase }) => businessCase !== label)
    .map((ranked) => ({ ...ranked, confidence: (1 - weight) * ranked.confidence }));
  return {
    ...prediction,
    businessCase: label,
    outOfScope: label === null,
    confidence,
    tier: label === null ? 'triage' : permitted,
    alternatives: [...(label === null ? [] : [{ businessCase: label, confidence }]), ...others].slice(
      0,
      MOST_ALTERNATIVES,
    ),
    secondary: prediction.secondary.filter((businessCase) => businessCase !== label),
    memory: use('flipped'),
  };
}

/** What the network gives a case; null is out of scope. */
function chanceOf(prediction: Prediction, label: string | null): number {
  if (label === null) return prediction.outOfScope ? prediction.confidence : 0;
  if (label === prediction.businessCase) return prediction.confidence;
  const ranked = prediction.alternatives.find(({ businessCase }) => businessCase === label);
  return prediction.outOfScope ? 0 : (ranked?.confidence ?? 0);
}

const stronger = (a: Tier, b: Tier): Tier => (TIERS.indexOf(a) <= TIERS.indexOf(b) ? a : b);
const weaker = (a: Tier, b: Tier): Tier => (TIERS.indexOf(a) >= TIERS.indexOf(b) ? a : b);
