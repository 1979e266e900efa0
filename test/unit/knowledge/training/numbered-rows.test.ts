import fc from 'fast-check';
import { createFeaturizer } from '../../../../src/classification/featurizer.js';
import { linearValues } from '../../../../src/classification/linear-values.js';
import type { SparseRows } from '../../../../src/classification/sparse-rows.js';
import { vocabularySize } from '../../../../src/classification/vocabulary.js';
import { buildVocabulary } from '../../../../src/knowledge/training/build-vocabulary.js';
import { linearRows, numberedRows } from '../../../../src/knowledge/training/numbered-rows.js';
import { createTextReader } from '../../../../src/knowledge/training/text-reader.js';

const settings = { minDocuments: 2, networkIdfPower: 1.5, maxRareFeatures: 40, maxFeatures: 60 };
const sentence = fc
  .array(
    fc.constantFrom('my', 'card', 'Karte', 'is', 'LOST', 'gelöscht', 'a', 'e-mail', '😀', '12:30', 'x'),
    {
      maxLength: 9,
    },
  )
  .map((words) => words.join(' '));

const rowOf = ({ offsets, ids, values }: SparseRows, row: number) => ({
  ids: [...ids.subarray(offsets[row], offsets[row + 1])],
  values: [...values.subarray(offsets[row], offsets[row + 1])],
});

describe('numbered rows', () => {
  it('are what the featuriser reads, number for number, and what the linear member makes of it', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 12 }), fc.array(sentence), (known, more) => {
        const reader = createTextReader();
        // of another ensemble, read before
        reader.read(more);
        const places = reader.read([...known, ...more]);
        const numbered = buildVocabulary(reader.features, places.subarray(0, known.length), settings);
        const rows = numberedRows(reader.features, places, numbered);
        const linear = linearRows(rows, known.length, numbered);

        const { featurize } = createFeaturizer(numbered.vocabulary);
        const reweigh = linearValues(numbered.vocabulary);
        const reweighed = new Float32Array(vocabularySize(numbered.vocabulary));
        for (const [row, text] of [...known, ...more].entries()) {
          const vector = featurize(text);
          const { ids, values, length } = vector;
          expect(rowOf(rows, row)).toEqual({
            ids: [...ids.subarray(0, length)],
            values: [...values.subarray(0, length)],
          });
          if (row >= known.length) continue;
          reweigh(vector, reweighed);
          expect(rowOf(linear, row).values).toEqual([...reweighed.subarray(0, length)]);
        }
      }),
    );
  });

  it('of a text read twice are equal and share their place', () => {
    const reader = createTextReader();
    const [first, second, third] = reader.read(['my card', 'my pin', 'my card']);
    expect(third).toBe(first);
    expect(second).not.toBe(first);
    expect(reader.read(['my pin'])).toEqual(Int32Array.of(second ?? -1));
  });
});
