import type { Rank, Tensor, Tensor1D, Tensor2D, Variable } from '@tensorflow/tfjs';
import { denseLayout, type NetworkShape, NORM_EPSILON } from '../../classification/dense-layout.js';
import type { Tf } from './load-tensorflow.js';
import type { SeededRandom } from './seeded-random.js';

export interface DenseHeadOptions {
  readonly tf: Tf;
  readonly shape: NetworkShape;
  /** Share of units left out before each matrix. */
  readonly dropout: number;
  readonly weightDecay: number;
  readonly random: SeededRandom;
}

export interface DenseStep {
  /** batch × dimension: what the bag hands up. */
  readonly input: Float32Array;
  /** batch × classes: target probabilities. */
  readonly targets: Float32Array;
  readonly learningRate: number;
}

/** Opened and closed: it holds tensors until `dispose`. */
export interface DenseHead {
  /** One step of AdamW. Returns the mean cross-entropy and its gradient with respect to `input`. */
  step(step: DenseStep): { readonly loss: number; readonly gradient: Float32Array };
  /** The weights in the order of `denseLayout`. */
  weights(): Float32Array;
  dispose(): void;
}

/**
 * The dense part above the bag, trained by TensorFlow.js' own differentiation: LayerNorm, one residual layer, softmax.
 * All weights lie in one vector, so that AdamW (.9, .999, decoupled decay) is a dozen operations and not eighty.
 */
export function createDenseHead({ tf, shape, dropout, weightDecay, random }: DenseHeadOptions): DenseHead {
  const { dimension, hidden, classes } = shape;
  const layout = denseLayout(shape);
  const parts: readonly { readonly at: number; readonly shape: [number] | [number, number] }[] = [
    { at: layout.normScale, shape: [dimension] },
    { at: layout.normShift, shape: [dimension] },
    { at: layout.inner, shape: [dimension, hidden] },
    { at: layout.innerBias, shape: [hidden] },
    { at: layout.outer, shape: [hidden, dimension] },
    { at: layout.output, shape: [dimension, classes] },
    { at: layout.outputBias, shape: [classes] },
  ];
  // a variable copies what it starts from; `tidy` frees the original
  const [weights, means, squares] = tf.tidy(() => [
    tf.variable(tf.tensor1d(startWeights(shape, random))),
    tf.variable(tf.zeros([layout.size])),
    tf.variable(tf.zeros([layout.size])),
  ]) as [Variable<Rank.R1>, Variable<Rank.R1>, Variable<Rank.R1>];
  const product = transposedProduct(tf);
  const keepScale = 1 / (1 - dropout);
  const dropThreshold = Math.round(dropout * 2 ** 32);
  const dropMask = (rows: number): Tensor2D => {
    const mask = new Float32Array(rows * dimension);
    for (let i = 0; i < mask.length; i++) mask[i] = random.uint32() < dropThreshold ? 0 : keepScale;
    return tf.tensor2d(mask, [rows, dimension]);
  };
  let steps = 0;

  const loss =
    (targets: Tensor2D, innerMask: Tensor2D, outerMask: Tensor2D) =>
    (...tensors: Tensor[]) => {
      const [input, scale, shift, inner, innerBias, outer, output, outputBias] = tensors as [
        Tensor2D,
        Tensor1D,
        Tensor1D,
        Tensor2D,
        Tensor1D,
        Tensor2D,
        Tensor2D,
        Tensor1D,
      ];
      const centred = tf.sub(input, tf.mean(input, 1, true));
      const variance = tf.mean(tf.square(centred), 1, true);
      const normed: Tensor2D = tf.add(
        tf.mul(tf.mul(centred, tf.rsqrt(tf.add(variance, NORM_EPSILON))), scale),
        shift,
      );
      const activated: Tensor2D = tf.relu(tf.add(product(tf.mul(normed, innerMask), inner), innerBias));
      const mixed: Tensor2D = tf.add(product(activated, outer), normed);
      const logits = tf.add(product(tf.mul(mixed, outerMask), output), outputBias);
      const shifted = tf.sub(logits, tf.max(logits, 1, true));
      const logSum = tf.log(tf.sum(tf.exp(shifted), 1, true));
      return tf.div(tf.neg(tf.sum(tf.mul(targets, tf.sub(shifted, logSum)))), targets.shape[0]).asScalar();
    };

  return {
    step({ input, targets, learningRate }) {
      steps++;
      let outcome = { loss: Number.NaN, gradient: new Float32Array(0) };
      // the outcome leaves by assignment, since `tidy` searches what is returned for tensors, number by number
      tf.tidy(() => {
        const rows = input.length / dimension;
        const tensors = parts.map((part) =>
          tf.reshape(tf.slice(weights, part.at, sizeOf(part.shape)), part.shape),
        );
        const differentiate = tf.valueAndGrads(
          loss(tf.tensor2d(targets, [rows, classes]), dropMask(rows), dropMask(rows)),
        );
        const { value, grads } = differentiate([tf.tensor2d(input, [rows, dimension]), ...tensors]);
        const [inputGradient, ...weightGradients] = grads;
        if (inputGradient === undefined) throw new Error('TensorFlow.js returned no gradient');
        const gradient = tf.concat1d(
          weightGradients.map((grad) => tf.reshape(grad, [grad.size]) as Tensor1D),
        );
        means.assign(tf.add(tf.mul(means, 0.9), tf.mul(gradient, 0.1)));
        squares.assign(tf.add(tf.mul(squares, 0.999), tf.mul(tf.square(gradient), 0.001)));
        const root = tf.add(tf.sqrt(tf.div(squares, 1 - 0.999 ** steps)), 1e-8);
        const update = tf.div(tf.mul(means, learningRate / (1 - 0.9 ** steps)), root);
        weights.assign(tf.sub(tf.mul(weights, 1 - learningRate * weightDecay), update));
        outcome = {
          loss: value.dataSync<'float32'>()[0] ?? Number.NaN,
          gradient: inputGradient.dataSync<'float32'>() as Float32Array<ArrayBuffer>,
        };
      });
      return outcome;
    },
    weights: () => weights.dataSync<'float32'>().slice(),
    dispose: () => tf.dispose([weights, means, squares]),
  };
}

/** Matrix product whose gradient transposes first: the WASM backend's product of transposed matrices is four times slower. */
function transposedProduct(tf: Tf) {
  const product = tf.customGrad((left, right, save) => {
    const [a, b] = [left as Tensor2D, right as Tensor2D];
    if (typeof save === 'function') save([a, b]);
    return {
      value: tf.matMul(a, b),
      gradFunc: (dy, saved) => {
        const [x, y] = saved as [Tensor2D, Tensor2D];
        return [tf.matMul(dy as Tensor2D, tf.transpose(y)), tf.matMul(tf.transpose(x), dy as Tensor2D)];
      },
    };
  });
  return (left: Tensor2D, right: Tensor2D) => product(left, right) as Tensor2D;
}

/** Norm scale 1, biases 0, matrices uniform in ±1/√(inputs). */
function startWeights({ dimension, hidden, classes }: NetworkShape, random: SeededRandom): Float32Array {
  const layout = denseLayout({ dimension, hidden, classes });
  const weights = new Float32Array(layout.size);
  weights.fill(1, layout.normScale, layout.normShift);
  const fill = (from: number, to: number, inputs: number) => {
    for (let i = from; i < to; i++) weights[i] = (2 * random.unit() - 1) / Math.sqrt(inputs);
  };
  fill(layout.inner, layout.innerBias, dimension);
  fill(layout.outer, layout.output, hidden);
  fill(layout.output, layout.size, dimension);
  return weights;
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
