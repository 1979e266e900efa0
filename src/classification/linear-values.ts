import { normalizeBlock } from './feature-values.js';
import type { FeatureVector } from './sparse-rows.js';
import type { Vocabulary } from './vocabulary.js';

/** How the linear member's scores join the networks' average. */
export interface LinearSettings {
  /** Its probabilities are softmax(sharpness · scores). */
  readonly sharpness: number;
  /** 1: as much as all networks together. */
  readonly weight: number;
}

/** Writes into `target` the values of a feature vector as the linear member reads them. */
export type Reweigh = (
  vector: Pick<FeatureVector, 'ids' | 'values' | 'length' | 'gramStart'>,
  target: Float32Array,
) => void;

/**
 * The networks do best without idf, a linear judge with idf^1, on short and long rows alike (docs/decisions/0014): the
 * featuriser's values times what is missing to idf^1, words and grams each L2-normalised again.
 */
export function linearValues({ idf, networkIdfPower }: Vocabulary): Reweigh {
  const missing = idf?.map((value) => value ** (1 - networkIdfPower));
  return ({ ids, values, length, gramStart }, target) => {
    const block = (from: number, to: number) => {
      let squares = 0;
      for (let i = from; i < to; i++) {
        const value = (values[i] as number) * (missing?.[ids[i] as number] ?? 1);
        target[i] = value;
        squares += value * value;
      }
      normalizeBlock(target, from, to, squares);
    };
    block(0, gramStart);
    block(gramStart, length);
  };
}
