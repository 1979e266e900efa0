import type { Example } from '../domain/example.js';
import type { AnsweredRow } from '../knowledge/gate-report.js';
import type { LiveClassifier } from './flow.js';

const ROWS_AT_ONCE = 100;

export interface AnsweredRows {
  readonly rows: readonly AnsweredRow[];
  /** Time for a message in the fastest batch: the others may have waited for the processor. Null without rows. */
  readonly millisecondsPerMessage: number | null;
}

/** Lets a model answer labelled rows, giving way to the service's other work in between. `now` in milliseconds. */
export async function answerRows(
  classifier: LiveClassifier,
  examples: readonly Example[],
  now: () => number,
): Promise<AnsweredRows> {
  const rows: AnsweredRow[] = [];
  let fastest: number | null = null;
  for (let start = 0; start < examples.length; start += ROWS_AT_ONCE) {
    const part = examples.slice(start, start + ROWS_AT_ONCE);
    const begun = now();
    const predictions = classifier.classifyBatch(
      part.map(({ text, subject, language }) => ({
        text,
        ...(subject === undefined ? {} : { subject }),
        ...(language === undefined ? {} : { language }),
      })),
    );
    fastest = Math.min(fastest ?? Number.POSITIVE_INFINITY, (now() - begun) / part.length);
    part.forEach(({ label }, index) => {
      const prediction = predictions[index];
      // the best case even where the model abstains: whether to abstain is judged by the out-of-scope rows
      const first = prediction?.alternatives[0];
      const isRight =
        prediction !== undefined && (label === null ? prediction.outOfScope : first?.businessCase === label);
      rows.push({ label, correct: isRight, confidence: first?.confidence ?? 0 });
    });
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return { rows, millisecondsPerMessage: fastest };
}
