import type { Prediction } from '../../domain/prediction.js';
import type { RowOpinion } from './suspect-rows.js';

/** A prediction as probabilities of labels, out of scope being one of them. */
export function opinionOf({
  outOfScope,
  confidence,
  alternatives,
}: Pick<Prediction, 'outOfScope' | 'confidence' | 'alternatives'>): RowOpinion {
  const outside = outOfScope ? confidence : 0;
  return new Map<string | null, number>([
    ...alternatives.map((ranked): [string, number] => [
      ranked.businessCase,
      ranked.confidence * (1 - outside),
    ]),
    [null, outside],
  ]);
}
