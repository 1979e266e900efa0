import { wantedText } from '../../classification/compose-classifier-text.js';
import type { Example } from '../../domain/example.js';
import type { JudgedExample } from '../evaluation/evaluate-classifier.js';
import { opinionOf } from './opinion-of.js';
import type { RowOpinion } from './suspect-rows.js';

/**
 * What the judges of a cross-fitted calibration said of `rows`, in the order of the rows: a training that deals its rows
 * among judges has these opinions for nothing. Null for texts that occur twice, and where no judge knew the case.
 */
export function judgedOpinions(
  rows: readonly Example[],
  judged: readonly JudgedExample[],
): readonly (RowOpinion | null)[] {
  const byText = new Map(judged.map((one) => [one.example.text, one]));
  return rows.map((row) => {
    const found = byText.get(wantedText(row).text);
    return found === undefined ? null : opinionOf(found.prediction);
  });
}
