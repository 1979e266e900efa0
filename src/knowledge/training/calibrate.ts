import type { Calibration } from '../../classification/calibration.js';
import { type FurtherCaseCalibration, findFurtherCases } from '../../classification/further-cases.js';
import { joinJudges, type ScoreSettings, type TextScore } from '../../classification/score-text.js';
import { argMax, temper, weigh } from '../../classification/softmax.js';
import type { CalibrationRow, JudgedRow } from './calibration-row.js';
import { fitTemperature, MIN_TEMPERATURE_ROWS } from './fit-temperature.js';
import { fitLinearWeight } from './linear-weight.js';
import { chooseLongTextWords } from './long-text-words.js';
import { fitOutOfScopeThreshold, NO_THRESHOLD } from './out-of-scope-threshold.js';
import { fitOutsideWeight } from './outside-weight.js';
import { fitTierThresholds } from './tier-thresholds.js';

export interface CalibrationOutcome {
  readonly calibration: Calibration;
  /** What the linear member weighs beside the networks; null where there is none. */
  readonly linearWeight: number | null;
  readonly warnings: readonly string[];
}

/**
 * Learns from rows that the network has not seen how far its scores can be trusted: temperatures, tiers, out of scope,
 * familiarity, long texts, further cases, the linear member's weight, all with the probabilities weighed by
 * `caseWeights`. Pure but for the scorer's scratch buffers.
 */
export function calibrate(
  rows: readonly JudgedRow[],
  {
    cascadeConfidence,
    caseWeights,
    usualLinearWeight,
  }: {
    readonly cascadeConfidence: number;
    readonly caseWeights?: readonly number[] | undefined;
    /** Of the linear member, where there is one. */
    readonly usualLinearWeight?: number | undefined;
  },
): CalibrationOutcome {
  const longTextWords = chooseLongTextWords(rows);
  const weights = caseWeights === undefined ? {} : { caseWeights };
  let outsideWeight = 0;
  let linearWeight = usualLinearWeight;
  const scores = (confidence: number, cascadeEnergy = NO_THRESHOLD) =>
    rows.map(({ text, scorer }) =>
      scorer.scoreText(text, {
        cascadeConfidence: confidence,
        cascadeEnergy,
        outsideWeight,
        ...weights,
        ...(linearWeight === undefined ? {} : { linearWeight }),
        longTextWords,
      }),
    );
  const scopeRows = (all: readonly TextScore[]) =>
    rows.map(({ target }, row) => {
      const { energy, outside, probabilities } = scoreOf(all, row);
      const inScope = target >= 0;
      return { energy, outside, inScope, correct: inScope && argMax(probabilities) === target };
    });
  const plain = scores(2);
  if (usualLinearWeight !== undefined) {
    const apart = rows.flatMap(({ target }, row) => {
      const said = scoreOf(plain, row).apart;
      return target < 0 || said === null ? [] : [{ ...said, target }];
    });
    linearWeight = fitLinearWeight(apart, { usual: usualLinearWeight, caseWeights });
  }
  const joined = plain.map((score) =>
    score.apart === null || linearWeight === undefined
      ? score
      : { ...score, probabilities: weigh(joinJudges(score.apart, linearWeight), caseWeights) },
  );
  outsideWeight = fitOutsideWeight(scopeRows(joined));
  const ensemble = joined.map((score) => lessOutside(score, outsideWeight));
  const outOfScopeEnergy = fitOutOfScopeThreshold(scopeRows(ensemble));
  const energyDeviation = deviation(
    rows.flatMap(({ target }, row) => (target >= 0 ? [scoreOf(ensemble, row).energy] : [])),
  );
  // near the threshold all members are asked
  const cascadeEnergy = outOfScopeEnergy + energyDeviation / 2;
  const cascade = cascadeConfidence > 1 ? ensemble : scores(cascadeConfidence, cascadeEnergy);

  const temperatureRows = (wanted: boolean, all: readonly TextScore[]) =>
    rows.flatMap(({ target }, row) => {
      const score = scoreOf(all, row);
      return target >= 0 && score.single === wanted ? [{ probabilities: score.probabilities, target }] : [];
    });
  const unsure = temperatureRows(false, cascade);
  const base = {
    cascadeConfidence,
    cascadeEnergy,
    // without a cascade the first network still judges single sentences
    singleTemperature: fitTemperature(
      temperatureRows(true, cascadeConfidence > 1 ? firstOnly(rows, { longTextWords, ...weights }) : cascade),
    ),
    // where the others were seldom asked, all rows speak for them
    ensembleTemperature: fitTemperature(
      unsure.length >= 5 * MIN_TEMPERATURE_ROWS ? unsure : temperatureRows(false, ensemble),
    ),
    ...weights,
    ...(outsideWeight === 0 ? {} : { outsideWeight }),
    outOfScopeEnergy,
    energyDeviation,
    minFamiliarity: leastFamiliarity(rows, ensemble),
    longTextWords,
    rows: rows.length,
  };
  const judged = rows.flatMap(({ target }, row) => {
    const score = scoreOf(cascade, row);
    const tempered = temper(
      score.probabilities,
      score.single ? base.singleTemperature : base.ensembleTemperature,
    );
    const first = argMax(tempered);
    if (score.energy < outOfScopeEnergy || score.familiarity < base.minFamiliarity) return [];
    return [{ confidence: tempered[first] ?? 0, correct: first === target }];
  });
  const tiers = fitTierThresholds(judged);
  return {
    calibration: { ...base, tiers, secondaryConfidence: fitSecondaryConfidence(rows, ensemble, base) },
    linearWeight: linearWeight ?? null,
    warnings: promiseWarnings(rows.length, tiers),
  };
}

/** The score as with that `outsideWeight`, where it was made without. */
function lessOutside(score: TextScore, weight: number): TextScore {
  if (weight === 0) return score;
  const less = <T extends { readonly energy: number; readonly outside: number }>(one: T): T => ({
    ...one,
    energy: one.energy - weight * one.outside,
  });
  return { ...less(score), passages: score.passages.map(less) };
}

/** Scores of the first network alone, on enough rows for a temperature. */
function firstOnly(
  rows: readonly JudgedRow[],
  settings: Pick<ScoreSettings, 'longTextWords' | 'caseWeights'>,
): readonly TextScore[] {
  const step = Math.max(1, Math.floor(rows.length / 500));
  return rows.map(({ text, scorer }, row) =>
    row % step === 0
      ? scorer.scoreText(text, { ...settings, cascadeConfidence: 0, cascadeEnergy: NO_THRESHOLD })
      : NOT_SCORED,
  );
}

const NOT_SCORED: TextScore = {
  probabilities: new Float32Array(0),
  energy: 0,
  outside: 0,
  apart: null,
  single: false,
  familiarity: 0,
  words: 0,
  passages: [],
};

/** Familiarity that all but one in a hundred in-scope rows reach, within sensible bounds. */
function leastFamiliarity(rows: readonly CalibrationRow[], scores: readonly TextScore[]): number {
  const known = rows
    .flatMap(({ target }, row) => (target >= 0 ? [scoreOf(scores, row).familiarity] : []))
    .sort((a, b) => a - b);
  return Math.min(0.75, Math.max(0.3, known[Math.floor(known.length / 100)] ?? 0.5));
}

/** Confidence that a case other than the row's own reaches in at most one of `ROWS_OF_A_FALSE_CASE` rows. */
function fitSecondaryConfidence(
  rows: readonly JudgedRow[],
  scores: readonly TextScore[],
  base: FurtherCaseCalibration,
): number {
  const falseConfidences = rows
    .flatMap(({ target, scorer }, row) => {
      if (target < 0) return [];
      const others = findFurtherCases(scoreOf(scores, row), {
        scorer,
        calibration: base,
        least: LEAST_SECONDARY_CONFIDENCE,
      }).filter(({ index }) => index !== target);
      return [Math.max(0, ...others.map(({ confidence }) => confidence))];
    })
    .sort((a, b) => b - a);
  const bound = falseConfidences[Math.floor(falseConfidences.length / ROWS_OF_A_FALSE_CASE)] ?? 0.9;
  return Math.min(0.99, Math.max(LEAST_SECONDARY_CONFIDENCE, bound));
}

const LEAST_SECONDARY_CONFIDENCE = 0.6;
/** A further concern overlooked leaves a customer without an answer; one named too often costs an agent a glance. */
const ROWS_OF_A_FALSE_CASE = 25;

function promiseWarnings(
  rows: number,
  tiers: { readonly automate: number | null; readonly preselect: number | null },
): string[] {
  const unpromised = (tier: string, precision: string) =>
    `Tier ${tier} is switched off: ${rows} held-out rows are too few or too often wrong to promise ${precision} precision with 95 % certainty.`;
  return [
    ...(tiers.automate === null ? [unpromised('automate', '98 %')] : []),
    ...(tiers.preselect === null ? [unpromised('preselect', '90 %')] : []),
  ];
}

function scoreOf(scores: readonly TextScore[], row: number): TextScore {
  const score = scores[row];
  if (score === undefined) throw new RangeError(`no score for row ${row}`);
  return score;
}

function deviation(values: readonly number[]): number {
  if (values.length < 2) return 1;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
}
