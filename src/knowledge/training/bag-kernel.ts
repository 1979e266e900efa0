import { createSimdKernel } from '../../classification/simd-kernel.js';
import type { SparseRows } from '../../classification/sparse-rows.js';
import type { SeededRandom } from './seeded-random.js';

export interface BagKernelOptions {
  readonly rows: SparseRows;
  /** Features × dimension to start from; copied. */
  readonly start: Float32Array;
  /** Width of an embedding; a multiple of 4. */
  readonly dimension: number;
  /** Most rows in one batch. */
  readonly batchSize: number;
  /** Share of features left out of each row. */
  readonly featureDropout: number;
  readonly random: SeededRandom;
}

export interface BagKernel {
  /** Sums the kept features' embeddings per row of the batch: batch × dimension. The buffer is used again. */
  forward(batch: Int32Array): Float32Array;
  /** Takes the loss's gradient with respect to `forward`'s result and updates the touched rows. */
  backward(gradient: Float32Array, learningRate: number): void;
  /** Features × dimension as trained so far: a view, not a copy. */
  readonly embedding: Float32Array;
}

/**
 * The trained half of a sparse embedding bag, which TensorFlow.js lacks (its `gather` has a dense gradient over the
 * whole table). Rows are updated by RMSProp with ONE second moment per row and no momentum
 * (v = .999 v + .001 mean(g²), bias-corrected), only where the batch touched them.
 */
export function createBagKernel(options: BagKernelOptions): BagKernel {
  const { rows, start, dimension: D, batchSize, featureDropout, random } = options;
  const features = start.length / D;
  const entries = batchSize * longestRow(rows);
  const touchable = Math.min(features, entries);
  const rowBytes = 4 * D;
  const table = 0;
  const moments = table + features * rowBytes;
  const keptIds = moments + 4 * features;
  const keptValues = keptIds + 4 * entries;
  const keptSlots = keptValues + 4 * entries;
  const touched = keptSlots + 4 * entries;
  const sums = align(touched + 4 * touchable);
  const gradients = sums + batchSize * rowBytes;
  const kernel = createSimdKernel(gradients + touchable * rowBytes);
  const { buffer } = kernel.memory;
  const embedding = new Float32Array(buffer, table, features * D);
  embedding.set(start);
  const ids = new Int32Array(buffer, keptIds, entries);
  const values = new Float32Array(buffer, keptValues, entries);
  const slotOfEntry = new Int32Array(buffer, keptSlots, entries);
  const touchedIds = new Int32Array(buffer, touched, touchable);
  const batchSums = new Float32Array(buffer, sums, batchSize * D);
  const keptEnds = new Int32Array(batchSize);
  const slots = new Int32Array(features).fill(-1);
  const threshold = Math.round(featureDropout * 2 ** 32);
  const keepScale = 1 / (1 - featureDropout);
  let touchedCount = 0;
  let step = 0;

  return {
    embedding,
    forward(batch) {
      for (let u = 0; u < touchedCount; u++) slots[touchedIds[u] as number] = -1;
      touchedCount = 0;
      batchSums.fill(0);
      let count = 0;
      for (let b = 0; b < batch.length; b++) {
        const row = batch[b] as number;
        const end = rows.offsets[row + 1] as number;
        const begun = count;
        for (let i = rows.offsets[row] as number; i < end; i++) {
          if (random.uint32() < threshold) continue;
          const feature = rows.ids[i] as number;
          let slot = slots[feature] as number;
          if (slot === -1) {
            slot = touchedCount++;
            slots[feature] = slot;
            touchedIds[slot] = feature;
          }
          ids[count] = feature;
          slotOfEntry[count] = slot;
          values[count++] = (rows.values[i] as number) * keepScale;
        }
        keptEnds[b] = count;
        kernel.addRows(
          sums + b * rowBytes,
          table,
          keptIds + 4 * begun,
          keptValues + 4 * begun,
          count - begun,
          rowBytes,
        );
      }
      return batchSums.subarray(0, batch.length * D);
    },
    backward(gradient, learningRate) {
      step++;
      batchSums.set(gradient);
      let begun = 0;
      for (let b = 0; b * D < gradient.length; b++) {
        const end = keptEnds[b] as number;
        kernel.scatterRow(
          gradients,
          keptSlots + 4 * begun,
          keptValues + 4 * begun,
          sums + b * rowBytes,
          end - begun,
          rowBytes,
        );
        begun = end;
      }
      kernel.updateRows(
        table,
        moments,
        touched,
        gradients,
        touchedCount,
        rowBytes,
        D,
        learningRate,
        1 / (1 - 0.999 ** step),
      );
    },
  };
}

function longestRow({ offsets }: SparseRows): number {
  let longest = 1;
  for (let row = 0; row + 1 < offsets.length; row++)
    longest = Math.max(longest, (offsets[row + 1] as number) - (offsets[row] as number));
  return longest;
}

/** Rows start at multiples of 16 bytes. */
function align(address: number): number {
  return Math.ceil(address / 16) * 16;
}
