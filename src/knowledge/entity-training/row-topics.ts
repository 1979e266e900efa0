import { createSeededRandom, shuffledIndices } from '../training/seeded-random.js';

/** Topic of each training row. */
export interface RowTopics {
  readonly topicOf: Int32Array;
  readonly topics: number;
}

const TYPES_PER_TOPIC = 4;
const MOST_TOPICS = 12;
/** Rows a topic on average, below which guesses are not worth their noise. */
const LEAST_ROWS_PER_TOPIC = 20;
const ROUNDS = 15;
/** Rows among which the first centres are looked for. */
const SAMPLE = 2000;

/**
 * Groups rows by which entity types they have: rows that name an artist and a playlist are about something else than
 * rows that name a city and a date, whatever their authors call it. Spherical k-means over the types' inverse row
 * frequencies, begun from rows far from each other; rows without entities are a group of their own. Null where rows or
 * types are too few.
 */
export function groupRows(
  typesOf: readonly (readonly number[])[],
  options: { readonly types: number; readonly seed: number },
): RowTopics | null {
  const groups = Math.min(
    MOST_TOPICS,
    Math.round(options.types / TYPES_PER_TOPIC),
    Math.floor(typesOf.length / LEAST_ROWS_PER_TOPIC),
  );
  if (groups < 2) return null;
  const vectors = typeVectors(typesOf, options.types);
  const filled = shuffledIndices(vectors.length, createSeededRandom(options.seed)).filter(
    (row) => (typesOf[row] ?? []).length > 0,
  );
  if (filled.length < groups) return null;
  let centres = farApart(vectors, filled.subarray(0, SAMPLE), groups);
  const topicOf = new Int32Array(vectors.length);
  for (let round = 0; round < ROUNDS; round++) {
    vectors.forEach((vector, row) => {
      topicOf[row] = (typesOf[row] ?? []).length === 0 ? groups : nearest(vector, centres);
    });
    centres = centres.map((_, group) => {
      const sum = new Float64Array(options.types);
      vectors.forEach((vector, row) => {
        if (topicOf[row] === group)
          for (let type = 0; type < sum.length; type++)
            sum[type] = (sum[type] as number) + (vector[type] as number);
      });
      return normalized(sum);
    });
  }
  return { topicOf, topics: groups + 1 };
}

function typeVectors(typesOf: readonly (readonly number[])[], types: number): Float64Array[] {
  const rowsWith = new Float64Array(types).fill(1);
  for (const own of typesOf) for (const type of new Set(own)) rowsWith[type] = (rowsWith[type] as number) + 1;
  return typesOf.map((own) => {
    const vector = new Float64Array(types);
    for (const type of own) vector[type] = Math.log((typesOf.length + 2) / (rowsWith[type] as number));
    return normalized(vector);
  });
}

function farApart(vectors: readonly Float64Array[], rows: Int32Array, groups: number): Float64Array[] {
  const centres = [vectors[rows[0] as number] as Float64Array];
  while (centres.length < groups) {
    let farthest = rows[0] as number;
    let closeness = Number.POSITIVE_INFINITY;
    for (const row of rows) {
      const vector = vectors[row] as Float64Array;
      const own = Math.max(...centres.map((centre) => product(vector, centre)));
      if (own >= closeness) continue;
      closeness = own;
      farthest = row;
    }
    centres.push(vectors[farthest] as Float64Array);
  }
  return centres;
}

function nearest(vector: Float64Array, centres: readonly Float64Array[]): number {
  let best = 0;
  let closeness = -1;
  centres.forEach((centre, group) => {
    const own = product(vector, centre);
    if (own <= closeness) return;
    closeness = own;
    best = group;
  });
  return best;
}

function product(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);
}

function normalized(vector: Float64Array): Float64Array {
  const length = Math.sqrt(product(vector, vector)) || 1;
  return vector.map((value) => value / length);
}
