import { denseLayout } from '../../../../src/classification/dense-layout.js';
import { createDenseHead } from '../../../../src/knowledge/training/dense-head.js';
import { loadTensorFlow } from '../../../../src/knowledge/training/load-tensorflow.js';
import { createSeededRandom } from '../../../../src/knowledge/training/seeded-random.js';

const shape = { dimension: 8, hidden: 4, classes: 3 };
const { tf, backend } = await loadTensorFlow('wasm');
const newHead = () =>
  createDenseHead({ tf, shape, dropout: 0, weightDecay: 0.01, random: createSeededRandom(1) });
const random = createSeededRandom(2);
const input = Float32Array.from({ length: 2 * shape.dimension }, () => random.normal());
const targets = Float32Array.of(1, 0, 0, 0.1, 0.1, 0.8);

describe(`dense head on ${backend}`, () => {
  it('hands down the gradient of its loss (checked by finite differences)', () => {
    const lossAt = (values: Float32Array) => {
      const head = newHead();
      const { loss } = head.step({ input: values, targets, learningRate: 0 });
      head.dispose();
      return loss;
    };
    const head = newHead();
    const { gradient } = head.step({ input, targets, learningRate: 0 });
    head.dispose();
    const nudge = 1e-2;
    for (let i = 0; i < input.length; i++) {
      const up = input.slice();
      const down = input.slice();
      up[i] = (input[i] ?? 0) + nudge;
      down[i] = (input[i] ?? 0) - nudge;
      expect(Math.abs((gradient[i] ?? Number.NaN) - (lossAt(up) - lossAt(down)) / (2 * nudge))).toBeLessThan(
        2e-3,
      );
    }
  });

  it('learns, and keeps no tensor behind', () => {
    const before = tf.memory().numTensors;
    const head = newHead();
    const losses = Array.from({ length: 60 }, () => head.step({ input, targets, learningRate: 0.02 }).loss);
    expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 2);
    expect(tf.memory().numTensors).toBe(before + 3);
    expect(head.weights()).toHaveLength(denseLayout(shape).size);
    head.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
