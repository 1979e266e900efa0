import type { Featurizer } from './featurizer.js';
import type { LinearSettings } from './linear-values.js';
import type { LinearRunner } from './run-linear-member.js';
import type { MemberRunner } from './run-member.js';
import { argMax, softmax, weigh } from './softmax.js';
import type { FeatureVector } from './sparse-rows.js';
import { splitPassages } from './split-passages.js';

/** What the members say about one text, before calibration. */
export interface TextScore {
  /** Of the in-scope cases, averaged over the members that ran, then weighed by `caseWeights`. */
  readonly probabilities: Float32Array;
  /**
   * ln Σ exp over the in-scope cases' mean logits, less `outsideWeight` times `outside`: low for what the network has
   * not seen (Liu et al. 2020).
   */
  readonly energy: number;
  /** Mean logit of the out-of-scope class; 0 where the network has none. */
  readonly outside: number;
  /** What the two kinds of judges said apart from each other; null where there is no linear one, or it was not asked. */
  readonly apart: JudgesApart | null;
  /** True: member 1 was sure and the others were not asked. */
  readonly single: boolean;
  readonly familiarity: number;
  readonly words: number;
  /** Each passage on its own by member 1, when there is more than one. */
  readonly passages: readonly PassageScore[];
}

export interface JudgesApart {
  /** Probabilities, averaged over the networks. */
  readonly networks: Float32Array;
  /** Probabilities by the linear member. */
  readonly linear: Float32Array;
}

export interface PassageScore {
  readonly text: string;
  /** Index of the first choice. */
  readonly first: number;
  readonly probabilities: Float32Array;
  readonly energy: number;
  readonly outside: number;
  readonly familiarity: number;
  /** 1 minus the normalised entropy: how telling the passage is, 0..1. */
  readonly clarity: number;
  readonly words: number;
}

export interface ScorerOptions {
  readonly featurizer: Featurizer;
  readonly members: readonly MemberRunner[];
  readonly linear: LinearJudge | null;
  /** All classes of the network: the business cases, and one more for out of scope where it has learnt it. */
  readonly classes: number;
  readonly inScopeClasses: number;
}

/** The linear member, asked together with the second network. */
export interface LinearJudge extends LinearSettings {
  readonly run: LinearRunner;
}

export interface ScoreSettings {
  /** Ask the other members only when member 1 is below either. */
  readonly cascadeConfidence: number;
  readonly cascadeEnergy: number;
  /** See `Calibration`. */
  readonly outsideWeight?: number;
  readonly caseWeights?: readonly number[];
  /** The linear member's weight in place of its own. */
  readonly linearWeight?: number;
  /** Longer texts are reduced to their telling passages. */
  readonly longTextWords: number;
}

export interface Scorer {
  scoreText(text: string, settings: ScoreSettings): TextScore;
  /** The whole text however long it is, and no passages. */
  scoreWhole(text: string, settings: ScoreSettings): TextScore;
}

/** Passages of a long text are kept when at least this share as telling as the most telling one. */
const KEPT_CLARITY = 0.7;

/** Puts features, members, cascade and the reading of long texts together. Pure but for its scratch buffers. */
export function createScorer(options: ScorerOptions): Scorer {
  const { featurizer, members, linear, classes, inScopeClasses } = options;
  const first = new Float32Array(classes);
  const others = new Float32Array(classes);
  const judged = new Float32Array(inScopeClasses);

  const judge = (logits: Float32Array, { outsideWeight = 0 }: ScoreSettings) => {
    const { probabilities, energy } = softmax(logits, inScopeClasses);
    const outside = classes > inScopeClasses ? (logits[inScopeClasses] as number) : 0;
    return { probabilities, energy: energy - outsideWeight * outside, outside };
  };
  const runFirst = (vector: FeatureVector, settings: ScoreSettings) => {
    members[0]?.(vector, first);
    return judge(first, settings);
  };
  const scoreVector = (vector: FeatureVector, settings: ScoreSettings) => {
    const single = runFirst(vector, settings);
    const weighed = weigh(single.probabilities, settings.caseWeights);
    const sure = (weighed[argMax(weighed)] ?? 0) >= settings.cascadeConfidence;
    const alone = members.length === 1 && linear === null;
    if (alone || (sure && single.energy >= settings.cascadeEnergy))
      return { ...single, probabilities: weighed, apart: null, single: true };
    const mean = single.probabilities;
    for (const run of members.slice(1)) {
      run(vector, others);
      const { probabilities } = softmax(others, inScopeClasses);
      for (let c = 0; c < inScopeClasses; c++) mean[c] = (mean[c] as number) + (probabilities[c] as number);
      for (let c = 0; c < classes; c++) first[c] = (first[c] as number) + (others[c] as number);
    }
    for (let c = 0; c < inScopeClasses; c++) mean[c] = (mean[c] as number) / members.length;
    for (let c = 0; c < classes; c++) first[c] = (first[c] as number) / members.length;
    const { energy, outside } = judge(first, settings);
    const rest = { energy, outside, single: false };
    if (linear === null) return { ...rest, probabilities: weigh(mean, settings.caseWeights), apart: null };
    linear.run(vector, judged);
    for (let c = 0; c < inScopeClasses; c++) judged[c] = (judged[c] as number) * linear.sharpness;
    const apart = { networks: mean, linear: softmax(judged).probabilities };
    const joined = joinJudges(apart, settings.linearWeight ?? linear.weight);
    return { ...rest, probabilities: weigh(joined, settings.caseWeights), apart };
  };
  const scorePassage = (text: string, settings: ScoreSettings): PassageScore => {
    const vector = featurizer.featurize(text);
    const { familiarity, words } = vector;
    const { probabilities: unweighed, energy, outside } = runFirst(vector, settings);
    const probabilities = weigh(unweighed, settings.caseWeights);
    return {
      text,
      first: argMax(probabilities),
      probabilities,
      energy,
      outside,
      familiarity,
      words,
      clarity: clarityOf(probabilities),
    };
  };

  return {
    scoreWhole(text, settings) {
      const vector = featurizer.featurize(text);
      const { familiarity, words } = vector;
      return { ...scoreVector(vector, settings), familiarity, words, passages: [] };
    },
    scoreText(text, settings) {
      const passages = splitPassages(text).map((passage) => scorePassage(passage, settings));
      let vector = featurizer.featurize(text);
      const { words } = vector;
      if (passages.length > 1 && words > settings.longTextWords) {
        const clearest = passages.reduce(
          (best, passage) => Math.max(best, passage.words > 0 ? passage.clarity : 0),
          0,
        );
        const kept = passages.filter(
          (passage) => passage.words > 0 && passage.clarity >= KEPT_CLARITY * clearest,
        );
        if (kept.length > 0) vector = featurizer.featurize(kept.map((passage) => passage.text).join('\n'));
      }
      const { familiarity } = vector;
      return { ...scoreVector(vector, settings), familiarity, words, passages };
    },
  };
}

/** The weighted mean of both, the networks' weight being 1. */
export function joinJudges({ networks, linear }: JudgesApart, linearWeight: number): Float32Array {
  const share = linearWeight / (1 + linearWeight);
  const joined = new Float32Array(networks.length);
  for (let c = 0; c < joined.length; c++)
    joined[c] = (1 - share) * (networks[c] as number) + share * (linear[c] as number);
  return joined;
}

function clarityOf(probabilities: Float32Array): number {
  let entropy = 0;
  for (const probability of probabilities)
    if (probability > 0) entropy -= probability * Math.log(probability);
  return 1 - entropy / Math.log(Math.max(2, probabilities.length));
}
