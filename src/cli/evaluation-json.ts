import type { Evaluation } from '../knowledge/evaluation/evaluate-classifier.js';

/** The figures of `weiche evaluate --json`, a stable contract (design.md section 7); shares to four places. */
export function evaluationJson(evaluation: Evaluation) {
  const { n, messagesPerSecond, coverageAtPrecision } = evaluation;
  return {
    n,
    accuracy: rounded(evaluation.accuracy),
    macroF1: rounded(evaluation.macroF1),
    top3Accuracy: rounded(evaluation.top3Accuracy),
    inScopeAccuracy: rounded(evaluation.inScopeAccuracy),
    outOfScopeRecall: rounded(evaluation.outOfScopeRecall),
    outOfScopePrecision: rounded(evaluation.outOfScopePrecision),
    expectedCalibrationError: rounded(evaluation.expectedCalibrationError),
    coverageAtPrecision: {
      '0.95': rounded(coverageAtPrecision['0.95']),
      '0.98': rounded(coverageAtPrecision['0.98']),
      '0.99': rounded(coverageAtPrecision['0.99']),
    },
    messagesPerSecond,
  };
}

function rounded(share: number | null): number | null {
  return share === null ? null : Math.round(share * 10_000) / 10_000;
}
