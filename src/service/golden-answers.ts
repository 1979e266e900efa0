import type { Example } from '../domain/example.js';
import type { GoldenAnswers } from '../knowledge/gate.js';
import type { LiveClassifier } from './flow.js';

const ROWS_AT_ONCE = 100;

/** Lets a model answer the golden rows, giving way to the service's other work in between. */
export async function answerGolden(
  classifier: LiveClassifier,
  rows: readonly Example[],
): Promise<GoldenAnswers> {
  const correct: boolean[] = [];
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const part = rows.slice(start, start + ROWS_AT_ONCE);
    const predictions = classifier.classifyBatch(
      part.map(({ text, subject, language }) => ({
        text,
        ...(subject === undefined ? {} : { subject }),
        ...(language === undefined ? {} : { language }),
      })),
    );
    part.forEach((row, index) => {
      const prediction = predictions[index];
      correct.push(
        prediction !== undefined &&
          (row.label === null ? prediction.outOfScope : firstChoice(prediction.alternatives) === row.label),
      );
    });
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return { correct };
}

/** The best case even where the model abstains: whether to abstain is judged by the out-of-scope rows. */
const firstChoice = (alternatives: readonly { readonly businessCase: string }[]) =>
  alternatives[0]?.businessCase ?? null;
