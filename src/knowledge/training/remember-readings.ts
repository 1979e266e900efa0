import type { Ensemble } from '../../classification/classifier.js';
import type { FeatureVector } from '../../classification/sparse-rows.js';

/** Features that are kept, 8 bytes each. */
const MOST_REMEMBERED = 12_000_000;

/**
 * The ensemble, but a text that was read before is not read again, nor any member asked twice about it: calibration looks
 * at the same rows again and again, each time with other settings. Same results.
 */
export function rememberReadings({ featurizer, members, linear }: Ensemble): Ensemble {
  const vectors = new Map<string, FeatureVector>();
  let remembered = 0;
  const once = (run: Ensemble['members'][number]): Ensemble['members'][number] => {
    const answers = new WeakMap<FeatureVector, Float32Array>();
    return (vector, target) => {
      const known = answers.get(vector);
      if (known !== undefined) return target.set(known);
      run(vector, target);
      answers.set(vector, target.slice());
    };
  };
  return {
    featurizer: {
      featurize: (text) => {
        const known = vectors.get(text);
        if (known !== undefined) return known;
        const read = featurizer.featurize(text);
        const { ids, values, length } = read;
        // the featuriser uses its buffers again, and an answer belongs to the object that it is given
        const own = { ...read, ids: ids.slice(0, length), values: values.slice(0, length) };
        remembered += length;
        if (remembered <= MOST_REMEMBERED) vectors.set(text, own);
        return own;
      },
    },
    members: members.map(once),
    linear: linear === null ? null : once(linear),
  };
}
