import { createHashIndex } from '../../extraction/tagger/hash-index.js';
import type { FeatureList } from '../../extraction/tagger/token-features.js';

/** Features of all rows' sequences as numbers, in one block: token t of a sequence has ids[offsets[at + t]] onwards. */
export interface TrainingSequences {
  /** Hash of each feature. */
  readonly features: Uint32Array;
  readonly offsets: Int32Array;
  readonly ids: Int32Array;
  /** For each row its sequences' first places in `offsets`. */
  readonly rows: readonly (readonly number[])[];
}

/**
 * Numbers the features that occur at least `minOccurrences` times; where there are more than `most`, the limit is raised.
 * `describe` is called twice a row, since all hashes at once would take more memory than time saved.
 */
export function collectSequences(options: {
  readonly count: number;
  /** Calls `visit` with each of the row's sequences; what it gives is read at once. */
  readonly describe: (row: number, visit: (features: FeatureList) => void) => void;
  readonly minOccurrences: number;
  readonly most: number;
}): TrainingSequences {
  const { count, describe, most } = options;
  const all = createHashIndex(1 << 16);
  let times = new Int32Array(1 << 16);
  let entries = 0;
  let places = 0;
  for (let row = 0; row < count; row++)
    describe(row, ({ hashes, offsets, length }) => {
      const own = offsets[length] as number;
      entries += own;
      places += length + 1;
      for (let f = 0; f < own; f++) {
        const number = all.intern(hashes[f] as number);
        if (number >= times.length) times = enlarged(times);
        times[number] = (times[number] as number) + 1;
      }
    });
  let least = options.minOccurrences;
  const atLeast = (limit: number) => all.keys().filter((_, number) => (times[number] as number) >= limit);
  let features = atLeast(least);
  while (features.length > most) features = atLeast(++least);
  const index = createHashIndex(features.length);
  for (const hash of features) index.intern(hash);

  const offsets = new Int32Array(places);
  const ids = new Int32Array(entries);
  const rows: number[][] = [];
  let size = 0;
  let place = 0;
  for (let row = 0; row < count; row++) {
    const sequences: number[] = [];
    describe(row, (list) => {
      sequences.push(place);
      for (let t = 0; t < list.length; t++) {
        offsets[place++] = size;
        for (let f = list.offsets[t] as number; f < (list.offsets[t + 1] as number); f++) {
          const id = index.find(list.hashes[f] as number);
          if (id >= 0) ids[size++] = id;
        }
      }
      offsets[place++] = size;
    });
    rows.push(sequences);
  }
  return { features, offsets, ids: ids.slice(0, size), rows };
}

function enlarged(counts: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * counts.length);
  larger.set(counts);
  return larger;
}
