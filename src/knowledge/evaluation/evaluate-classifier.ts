import type { Classifier } from '../../classification/classifier.js';
import type { Example } from '../../domain/example.js';
import type { Prediction } from '../../domain/prediction.js';
import { spellingOf } from '../label-key.js';
import { type CaseFigures, caseFigures } from './case-figures.js';
import { type Coverage, coverageAtPrecision } from './coverage-at-precision.js';
import { expectedCalibrationError } from './expected-calibration-error.js';

/** Figures of a classifier on labelled rows. Shares are 0..1; null where there are no rows to measure on. */
export interface Evaluation {
  readonly n: number;
  /** In-scope rows, forced choice: the best-ranked case, even where the message was judged out of scope. */
  readonly accuracy: number | null;
  /** Unweighted mean F1 over the cases that occur, forced choice. */
  readonly macroF1: number | null;
  readonly top3Accuracy: number | null;
  /** In-scope rows, abstention counts as wrong. */
  readonly inScopeAccuracy: number | null;
  readonly outOfScopeRecall: number | null;
  /** Of the rows judged out of scope; null when none was. */
  readonly outOfScopePrecision: number | null;
  /** Of the forced choice's confidence on in-scope rows, 15 equal bins. */
  readonly expectedCalibrationError: number | null;
  /** Largest share of all rows that can be decided, most confident first, at this precision. */
  readonly coverageAtPrecision: Readonly<Record<'0.95' | '0.98' | '0.99', number>>;
  readonly messagesPerSecond: number | null;
  readonly byCase: readonly CaseFigures[];
}

/** A row with what the classifier said about it. */
export interface JudgedExample {
  readonly example: Example;
  readonly prediction: Prediction;
}

/** Predicts all rows in batches. Labels are read as training reads them: in the model's spelling, whatever case and blanks. */
export function judgeExamples(classifier: Classifier, rows: readonly Example[]): readonly JudgedExample[] {
  const spelling = spellingOf(classifier.manifest.labels);
  const predictions = classifier.classifyBatch(
    rows.map(({ text, subject }) => ({ text, subject: subject ?? null })),
  );
  return rows.flatMap((example, row) => {
    const prediction = predictions[row];
    const { label } = example;
    const known = label === null ? null : (spelling(label) ?? label);
    const read = known === label ? example : { ...example, label: known };
    return prediction === undefined ? [] : [{ example: read, prediction }];
  });
}

/** Predicts and measures. `now` in milliseconds gives `messagesPerSecond`; without it that is null. */
export function evaluateClassifier(
  classifier: Classifier,
  rows: readonly Example[],
  now?: () => number,
): Evaluation {
  const begun = now?.() ?? 0;
  const judged = judgeExamples(classifier, rows);
  const seconds = ((now?.() ?? 0) - begun) / 1000;
  return { ...measure(judged), messagesPerSecond: seconds > 0 ? Math.round(rows.length / seconds) : null };
}

/** All figures but speed. Pure. */
export function measure(judged: readonly JudgedExample[]): Evaluation {
  const inScope = judged.filter(({ example }) => example.label !== null);
  const outside = judged.filter(({ example }) => example.label === null);
  const abstained = judged.filter(({ prediction }) => prediction.outOfScope);
  const forced = ({ prediction }: JudgedExample) => prediction.alternatives[0];
  const isRight = (row: JudgedExample) =>
    row.example.label !== null && forced(row)?.businessCase === row.example.label;
  const inTop = ({ example, prediction }: JudgedExample, places: number) =>
    prediction.alternatives.slice(0, places).some(({ businessCase }) => businessCase === example.label);
  const byCase = caseFigures(
    inScope.map((row) => ({ label: row.example.label ?? '', predicted: forced(row)?.businessCase ?? '' })),
  );
  return {
    n: judged.length,
    accuracy: share(inScope, isRight),
    macroF1: byCase.length === 0 ? null : byCase.reduce((sum, { f1 }) => sum + f1, 0) / byCase.length,
    top3Accuracy: share(inScope, (row) => inTop(row, 3)),
    inScopeAccuracy: share(inScope, ({ example, prediction }) => prediction.businessCase === example.label),
    outOfScopeRecall: share(outside, ({ prediction }) => prediction.outOfScope),
    outOfScopePrecision: share(abstained, ({ example }) => example.label === null),
    expectedCalibrationError: expectedCalibrationError(
      inScope.map((row) => ({ confidence: forced(row)?.confidence ?? 0, correct: isRight(row) })),
    ),
    coverageAtPrecision: coverageAtPrecision(judged.map((row): Coverage => decided(row))),
    messagesPerSecond: null,
    byCase,
  };
}

/** A row for the coverage curve: one judged out of scope is never decided. */
export function decided({ example, prediction }: JudgedExample): Coverage {
  return {
    confidence: prediction.outOfScope ? null : prediction.confidence,
    correct: prediction.businessCase !== null && prediction.businessCase === example.label,
  };
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number | null {
  return items.length === 0 ? null : items.filter(holds).length / items.length;
}
