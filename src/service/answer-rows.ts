import type { Example } from '../domain/example.js';
import type { AnsweredRow } from '../knowledge/gate-report.js';
import type { LiveClassifier } from './flow.js';
import { type PredictedRows, predictRows } from './predict-rows.js';

export interface AnsweredRows extends Pick<PredictedRows, 'millisecondsPerMessage'> {
  readonly rows: readonly AnsweredRow[];
}

/** Lets a model answer labelled rows, giving way to the service's other work in between. `now` in milliseconds. */
export async function answerRows(
  classifier: LiveClassifier,
  examples: readonly Example[],
  now: () => number,
): Promise<AnsweredRows> {
  const { predictions, millisecondsPerMessage } = await predictRows(classifier, examples, now);
  const rows = examples.map(({ label }, index): AnsweredRow => {
    const prediction = predictions[index];
    // the best case even where the model abstains: whether to abstain is judged by the out-of-scope rows
    const first = prediction?.alternatives[0];
    const isRight =
      prediction !== undefined && (label === null ? prediction.outOfScope : first?.businessCase === label);
    return { label, correct: isRight, confidence: first?.confidence ?? 0 };
  });
  return { rows, millisecondsPerMessage };
}
