import type { SparseRows } from '../../classification/sparse-rows.js';
import { createSeededRandom } from './seeded-random.js';

export interface NaiveBayesStartOptions {
  readonly rows: SparseRows;
  /** Class of each row; rows with a negative one are left out. */
  readonly labels: Int32Array;
  readonly classes: number;
  readonly features: number;
  readonly dimension: number;
  readonly seed: number;
}

/**
 * Starts the embedding bag from what naive Bayes knows: E = Mᵀ·R, where M holds each feature's log probability per
 * class (smoothed by .05, minus the feature's mean over classes) and R one random orthogonal direction per class
 * (gaussian where there are more classes than dimensions); scaled to a standard deviation of .1. Members with other
 * seeds get other directions, which makes them differ. Returns features × dimension numbers, row by row.
 *
 * M is never built: most of it is a constant per class, so a row of E is a constant plus its non-zero counts.
 */
export function naiveBayesStart(options: NaiveBayesStartOptions): Float32Array {
  const { classes, features, dimension } = options;
  const columns = countsByFeature(options);
  const totals = new Float64Array(classes).fill(SMOOTHING * features);
  for (let i = 0; i < columns.classIds.length; i++) {
    totals[columns.classIds[i] as number] =
      (totals[columns.classIds[i] as number] as number) + (columns.counts[i] as number);
  }
  const directions = classDirections(classes, dimension, options.seed);
  // the log probability of a feature that never occurs in class c, and what it contributes to every row
  const absent = Float64Array.from(totals, (total) => Math.log(SMOOTHING / total));
  const absentSum = absent.reduce((sum, value) => sum + value, 0);
  const constant = new Float64Array(dimension);
  const directionSum = new Float64Array(dimension);
  for (let c = 0; c < classes; c++) {
    for (let j = 0; j < dimension; j++) {
      const direction = directions[c * dimension + j] as number;
      constant[j] = (constant[j] as number) + (absent[c] as number) * direction;
      directionSum[j] = (directionSum[j] as number) + direction;
    }
  }
  const start = new Float32Array(features * dimension);
  const row = new Float64Array(dimension);
  for (let f = 0; f < features; f++) {
    row.set(constant);
    let sum = absentSum;
    for (let i = columns.offsets[f] as number; i < (columns.offsets[f + 1] as number); i++) {
      const gain = Math.log(((columns.counts[i] as number) + SMOOTHING) / SMOOTHING);
      const at = (columns.classIds[i] as number) * dimension;
      sum += gain;
      for (let j = 0; j < dimension; j++) row[j] = (row[j] as number) + gain * (directions[at + j] as number);
    }
    const mean = sum / classes;
    for (let j = 0; j < dimension; j++)
      start[f * dimension + j] = (row[j] as number) - mean * (directionSum[j] as number);
  }
  scaleToDeviation(start, START_DEVIATION);
  return start;
}

const SMOOTHING = 0.05;
const START_DEVIATION = 0.1;

/** For every feature the classes it occurs in and the sum of its values there (CSC of class × feature). */
function countsByFeature({ rows, labels, classes, features }: NaiveBayesStartOptions) {
  const byClass: number[][] = Array.from({ length: classes }, () => []);
  labels.forEach((label, row) => {
    byClass[label]?.push(row);
  });
  const lastClass = new Int32Array(features).fill(-1);
  const offsets = new Int32Array(features + 1);
  for (const [classId, members] of byClass.entries()) {
    for (const row of members) {
      const end = rows.offsets[row + 1] as number;
      for (let i = rows.offsets[row] as number; i < end; i++) {
        const feature = rows.ids[i] as number;
        if (lastClass[feature] === classId) continue;
        lastClass[feature] = classId;
        offsets[feature + 1] = (offsets[feature + 1] as number) + 1;
      }
    }
  }
  for (let f = 0; f < features; f++) offsets[f + 1] = (offsets[f + 1] as number) + (offsets[f] as number);
  const size = offsets[features] as number;
  const classIds = new Int32Array(size);
  const counts = new Float64Array(size);
  const next = offsets.slice(0, features);
  lastClass.fill(-1);
  for (const [classId, members] of byClass.entries()) {
    for (const row of members) {
      const end = rows.offsets[row + 1] as number;
      for (let i = rows.offsets[row] as number; i < end; i++) {
        const feature = rows.ids[i] as number;
        if (lastClass[feature] !== classId) {
          lastClass[feature] = classId;
          classIds[next[feature] as number] = classId;
          next[feature] = (next[feature] as number) + 1;
        }
        const at = (next[feature] as number) - 1;
        counts[at] = (counts[at] as number) + (rows.values[i] as number);
      }
    }
  }
  return { offsets, classIds, counts };
}

/** One direction per class: orthonormal (Gram-Schmidt) if they fit, else gaussian of length about √(dimension / classes). */
function classDirections(classes: number, dimension: number, seed: number): Float64Array {
  const random = createSeededRandom(seed);
  const directions = Float64Array.from({ length: classes * dimension }, () => random.normal());
  if (classes > dimension) return directions.map((value) => value / Math.sqrt(classes));
  for (let c = 0; c < classes; c++) {
    const own = directions.subarray(c * dimension, (c + 1) * dimension);
    for (let other = 0; other < c; other++) {
      const base = directions.subarray(other * dimension, (other + 1) * dimension);
      const along = own.reduce((sum, value, j) => sum + value * (base[j] as number), 0);
      for (let j = 0; j < dimension; j++) own[j] = (own[j] as number) - along * (base[j] as number);
    }
    const length = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0)) || 1;
    for (let j = 0; j < dimension; j++) own[j] = (own[j] as number) / length;
  }
  return directions;
}

function scaleToDeviation(values: Float32Array, deviation: number): void {
  let sum = 0;
  let squares = 0;
  // counted, since an iterator takes five times as long over millions of numbers
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  const scale = deviation / (Math.sqrt(Math.max(0, squares / values.length - mean * mean)) || 1);
  for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) * scale;
}
