import type { Calibration } from './calibration.js';
import type { PassageScore, Scorer, TextScore } from './score-text.js';
import { argMax, temper } from './softmax.js';

/** A case that a part of the message asks for, beside the case of the whole. */
export interface FurtherCase {
  /** Index of the business case. */
  readonly index: number;
  /** Of the less sure of the two parts that the message was cut into. */
  readonly confidence: number;
}

export type FurtherCaseCalibration = Omit<Calibration, 'secondaryConfidence' | 'tiers'>;

/** A passage is worth a cut from this share of the wanted confidence on: one network is less sure of it than all are. */
const WORTH_A_CUT = 0.6;
/** The most confident ones only, since each cut costs two readings. */
const MOST_CUTS_AT = 4;
const LEAST_WORDS = 3;

/**
 * Cuts the message in two before and behind each passage that speaks of another case: where the two parts, each read by
 * all members, are of different cases, one of them the whole's, the other one is a further case. A single sentence says too
 * little for that: in mails of one concern every fiftieth has one that is surely taken for another (docs/decisions/0125).
 */
export function findFurtherCases(
  { passages, probabilities }: TextScore,
  {
    scorer,
    calibration,
    least,
  }: {
    readonly scorer: Scorer;
    readonly calibration: FurtherCaseCalibration;
    /** Less sure cases are of no interest, and the second part is not read where the first is less sure. */
    readonly least: number;
  },
): readonly FurtherCase[] {
  const first = argMax(probabilities);
  const found = new Map<number, number>();
  const read = (part: readonly PassageScore[]) =>
    readPart(part.map(({ text }) => text).join('\n'), scorer, calibration);
  for (const cut of cuts(passages, { first, least: WORTH_A_CUT * least, calibration })) {
    const before = read(passages.slice(0, cut));
    if (before.confidence < least) continue;
    const behind = read(passages.slice(cut));
    const other = before.index === first ? behind : behind.index === first ? before : null;
    if (other === null || other.index === first) continue;
    const confidence = Math.min(before.confidence, behind.confidence);
    if (confidence >= least && confidence > (found.get(other.index) ?? 0)) found.set(other.index, confidence);
  }
  return [...found].map(([index, confidence]) => ({ index, confidence }));
}

/** Numbers of passages before each cut. */
function cuts(
  passages: readonly PassageScore[],
  {
    first,
    least,
    calibration,
  }: { readonly first: number; readonly least: number; readonly calibration: FurtherCaseCalibration },
): ReadonlySet<number> {
  const telling = passages
    .map((passage, at) => ({ at, confidence: passageConfidence(passage, calibration) }))
    .filter(({ at, confidence }) => passages[at]?.first !== first && confidence >= least)
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, MOST_CUTS_AT);
  const places = new Set<number>();
  for (const { at } of telling) {
    const own = passages[at]?.first;
    let [begin, end] = [at, at + 1];
    while (passages[begin - 1]?.first === own) begin--;
    while (passages[end]?.first === own) end++;
    for (const place of [begin, end]) if (place > 0 && place < passages.length) places.add(place);
  }
  return places;
}

function readPart(text: string, scorer: Scorer, calibration: FurtherCaseCalibration): FurtherCase {
  const score = scorer.scoreWhole(text, calibration);
  const temperature = score.single ? calibration.singleTemperature : calibration.ensembleTemperature;
  const index = argMax(score.probabilities);
  return {
    index,
    confidence: isTelling(score, calibration) ? (temper(score.probabilities, temperature)[index] ?? 0) : 0,
  };
}

/** Confidence of a passage in its own case; 0 where it is strange or out of scope. */
function passageConfidence(passage: PassageScore, calibration: FurtherCaseCalibration): number {
  return isTelling(passage, calibration)
    ? (temper(passage.probabilities, calibration.singleTemperature)[passage.first] ?? 0)
    : 0;
}

function isTelling(
  { words, familiarity, energy }: Pick<TextScore, 'words' | 'familiarity' | 'energy'>,
  { minFamiliarity, outOfScopeEnergy }: FurtherCaseCalibration,
): boolean {
  return words >= LEAST_WORDS && familiarity >= minFamiliarity && energy >= outOfScopeEnergy;
}
