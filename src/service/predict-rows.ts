import type { Example } from '../domain/example.js';
import type { Prediction } from '../domain/prediction.js';
import type { LiveClassifier } from './flow.js';

const ROWS_AT_ONCE = 100;

export interface PredictedRows {
  readonly predictions: readonly Prediction[];
  /** Time for a message in the fastest batch: the others may have waited for the processor. Null without rows. */
  readonly millisecondsPerMessage: number | null;
}

/** What a model says of labelled rows, giving way to the service's other work in between. `now` in milliseconds. */
export async function predictRows(
  classifier: LiveClassifier,
  examples: readonly Example[],
  now: () => number,
): Promise<PredictedRows> {
  const predictions: Prediction[] = [];
  let fastest: number | null = null;
  for (let start = 0; start < examples.length; start += ROWS_AT_ONCE) {
    const part = examples.slice(start, start + ROWS_AT_ONCE);
    const begun = now();
    predictions.push(
      ...classifier.classifyBatch(
        part.map(({ text, subject, language }) => ({
          text,
          ...(subject === undefined ? {} : { subject }),
          ...(language === undefined ? {} : { language }),
        })),
      ),
    );
    fastest = Math.min(fastest ?? Number.POSITIVE_INFINITY, (now() - begun) / part.length);
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return { predictions, millisecondsPerMessage: fastest };
}
