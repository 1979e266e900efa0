// All that a challenger must hold to take the champion's place: not worse on the golden set and on what agents judged
// lately, no business case lost, confidence that still means what it says, and no model too large or slow to serve.
import { expectedCalibrationError } from './evaluation/expected-calibration-error.js';
import { type GateVerdict, judgeChallenger } from './gate.js';
import type { CaseComparison, GateCheck, GateFigures } from './gate-check.js';

/** One row as a model answered it. */
export interface AnsweredRow {
  /** The right case; null: out of scope. */
  readonly label: string | null;
  readonly correct: boolean;
  /** Of the first choice, 0..1. */
  readonly confidence: number;
}

/** What is known of a model that is judged. */
export interface JudgedModel {
  readonly modelId: string;
  /** Golden rows, in the same order for both models. */
  readonly golden: readonly AnsweredRow[];
  /** Recent messages that agents judged and neither model was trained on. */
  readonly feedback: readonly AnsweredRow[];
  readonly sizeBytes: number;
  readonly millisecondsPerMessage: number;
}

export interface GateReport {
  readonly challengerId: string;
  readonly championId: string | null;
  readonly passed: boolean;
  readonly checks: readonly GateCheck[];
  readonly championAccuracy: number | null;
  readonly challengerAccuracy: number;
  /** Of the golden set; accuracies 0..1. */
  readonly cases: readonly CaseComparison[];
}

export interface GateReportSettings {
  /** Least recent judged messages to compare on; 20. */
  readonly leastFeedback?: number;
  /** A case with fewer golden rows has no floor; 5. */
  readonly leastCaseRows?: number;
  /** A case may lose so much accuracy, 0..1; .2. Above, it is refused if that is not chance. */
  readonly caseDrop?: number;
  /** Growth of the calibration error that passes; .03. And up to .05 it may be whatever the champion's is. */
  readonly calibrationTolerance?: number;
  /** Largest size and latency, as multiples of the champion's; 3. Up to 32 MB and 5 ms nothing is refused. */
  readonly growth?: number;
}

const FREE_CALIBRATION_ERROR = 0.05;
const FREE_BYTES = 32 * 2 ** 20;
const FREE_MILLISECONDS = 5;

export function gateReport(
  champion: JudgedModel | null,
  challenger: JudgedModel,
  settings: GateReportSettings = {},
): GateReport {
  const { leastFeedback = 20, growth = 3 } = settings;
  const golden = judgeChallenger(champion && correct(champion.golden), correct(challenger.golden));
  const checks: GateCheck[] = [rowsCheck('golden', golden, challenger.golden.length)];
  const cases = champion === null ? [] : compareCases(champion.golden, challenger.golden);
  if (champion !== null) {
    checks.push(
      feedbackCheck(champion, challenger, leastFeedback),
      caseFloor(champion.golden, challenger.golden, cases, settings),
      calibrationCheck(champion.golden, challenger.golden, settings),
      limitCheck('size', {
        value: challenger.sizeBytes / 2 ** 20,
        limit: Math.max(FREE_BYTES, growth * champion.sizeBytes) / 2 ** 20,
        unit: 'MB',
      }),
      limitCheck('latency', {
        value: challenger.millisecondsPerMessage,
        limit: Math.max(FREE_MILLISECONDS, growth * champion.millisecondsPerMessage),
        unit: 'ms a message',
      }),
    );
  }
  return {
    challengerId: challenger.modelId,
    championId: champion?.modelId ?? null,
    passed: checks.every(({ passed }) => passed),
    checks,
    championAccuracy: golden.championAccuracy,
    challengerAccuracy: golden.challengerAccuracy,
    cases,
  };
}

const correct = (rows: readonly AnsweredRow[]) => ({ correct: rows.map((row) => row.correct) });

function feedbackCheck(champion: JudgedModel, challenger: JudgedModel, least: number): GateCheck {
  const rows = challenger.feedback.length;
  if (rows < least) {
    const sentence = `Only ${rows} recent judged messages are kept out of training: too few to compare on.`;
    return { name: 'feedback', passed: true, sentences: [sentence], figures: { kind: 'not-compared', rows } };
  }
  const verdict = judgeChallenger(correct(champion.feedback), correct(challenger.feedback), {
    rowsAre: 'recent messages that agents judged',
  });
  return rowsCheck('feedback', verdict, rows);
}

function rowsCheck(
  name: 'golden' | 'feedback',
  { passed, sentences, championAccuracy, challengerAccuracy, lost, won, pValue }: GateVerdict,
  rows: number,
): GateCheck {
  const figures: GateFigures =
    championAccuracy === null
      ? { kind: 'not-compared', rows }
      : { kind: 'rows', rows, championAccuracy, challengerAccuracy, lost, won, pValue };
  return { name, passed, sentences, figures };
}

function compareCases(
  champion: readonly AnsweredRow[],
  challenger: readonly AnsweredRow[],
): readonly CaseComparison[] {
  const byCase = new Map<string, { rows: number; champion: number; challenger: number }>();
  challenger.forEach(({ label, correct: isRight }, row) => {
    if (label === null) return;
    const sums = byCase.get(label) ?? { rows: 0, champion: 0, challenger: 0 };
    byCase.set(label, sums);
    sums.rows++;
    if (isRight) sums.challenger++;
    if (champion[row]?.correct === true) sums.champion++;
  });
  return [...byCase]
    .map(([businessCase, sums]) => ({
      businessCase,
      rows: sums.rows,
      champion: sums.champion / sums.rows,
      challenger: sums.challenger / sums.rows,
    }))
    .sort((a, b) => (a.businessCase < b.businessCase ? -1 : 1));
}

/** The significance is shared out among the cases (Bonferroni): of many cases some lose by chance. */
function caseFloor(
  champion: readonly AnsweredRow[],
  challenger: readonly AnsweredRow[],
  cases: readonly CaseComparison[],
  { leastCaseRows = 5, caseDrop = 0.2 }: GateReportSettings,
): GateCheck {
  const judged = cases.filter(({ rows }) => rows >= leastCaseRows);
  const lost = judged.filter((one) => {
    if (one.champion - one.challenger <= caseDrop) return false;
    const of = (rows: readonly AnsweredRow[]) =>
      correct(rows.filter(({ label }) => label === one.businessCase));
    const { pValue } = judgeChallenger(of(champion), of(challenger));
    return pValue < 0.25 / judged.length || (one.challenger === 0 && pValue < 0.1);
  });
  const sentences = lost.map(
    ({ businessCase, champion: was, challenger: is }) =>
      `${businessCase} falls from ${percent(was)} to ${percent(is)}.`,
  );
  return {
    name: 'case-floor',
    passed: lost.length === 0,
    sentences: lost.length === 0 ? [`None of ${judged.length} business cases is lost.`] : sentences,
    figures: { kind: 'cases', judged: judged.length, lost },
  };
}

function calibrationCheck(
  champion: readonly AnsweredRow[],
  challenger: readonly AnsweredRow[],
  { calibrationTolerance = 0.03 }: GateReportSettings,
): GateCheck {
  const errorOf = (rows: readonly AnsweredRow[]) =>
    expectedCalibrationError(rows.filter(({ label }) => label !== null));
  const was = errorOf(champion);
  const is = errorOf(challenger);
  if (was === null || is === null) {
    const sentence = 'There are no golden rows to calibrate on.';
    return {
      name: 'calibration',
      passed: true,
      sentences: [sentence],
      figures: { kind: 'not-compared', rows: 0 },
    };
  }
  // on few rows the error is mostly chance: its expectation is about 1 / sqrt(rows)
  const chance = 1 / Math.sqrt(challenger.length);
  const passed = is <= Math.max(FREE_CALIBRATION_ERROR, was + calibrationTolerance, chance);
  const sentence = `The calibration error is ${is.toFixed(3)}, the champion's ${was.toFixed(3)}${passed ? '' : ': too much'}.`;
  return {
    name: 'calibration',
    passed,
    sentences: [sentence],
    figures: { kind: 'calibration', champion: was, challenger: is },
  };
}

function limitCheck(
  name: 'size' | 'latency',
  { value, limit, unit }: { readonly value: number; readonly limit: number; readonly unit: string },
): GateCheck {
  const passed = value <= limit;
  const sentence = `It takes ${value.toFixed(2)} ${unit}; ${limit.toFixed(0)} are allowed.`;
  return { name, passed, sentences: [sentence], figures: { kind: 'limit', value, limit } };
}

const percent = (share: number) => `${(share * 100).toFixed(0)} %`;
