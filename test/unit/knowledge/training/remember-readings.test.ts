import type { Ensemble } from '../../../../src/classification/classifier.js';
import { rememberReadings } from '../../../../src/knowledge/training/remember-readings.js';

/** Reads a text as its length, by buffers that it uses again; the member doubles it. Counts its calls. */
function countingEnsemble() {
  const calls = { read: 0, run: 0 };
  const ids = new Int32Array(1);
  const values = new Float32Array(1);
  const run: Ensemble['members'][number] = (vector, target) => {
    calls.run++;
    target[0] = 2 * (vector.values[0] as number);
  };
  const ensemble: Ensemble = {
    featurizer: {
      featurize: (text) => {
        calls.read++;
        values[0] = text.length;
        return { ids, values, length: 1, gramStart: 1, familiarity: 1, words: 1 };
      },
    },
    members: [run],
    linear: null,
  };
  return { calls, ensemble };
}

describe('rememberReadings', () => {
  it('answers as the ensemble, but reads and asks once for each text', () => {
    const { calls, ensemble } = countingEnsemble();
    const { featurizer, members } = rememberReadings(ensemble);
    const answer = (text: string) => {
      const target = new Float32Array(1);
      members[0]?.(featurizer.featurize(text), target);
      // what is done with an answer is not done to the remembered one
      const said = target[0];
      target[0] = -1;
      return said;
    };
    expect(['abc', 'a', 'abc', 'a', 'abc'].map(answer)).toEqual([6, 2, 6, 2, 6]);
    expect(calls).toEqual({ read: 2, run: 2 });
  });
});
