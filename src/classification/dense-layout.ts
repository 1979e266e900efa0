/** Where the dense part's weights lie in its one vector, in this order. Matrices are row by row (input × output). */
export interface DenseLayout {
  readonly normScale: number;
  readonly normShift: number;
  /** dimension × hidden */
  readonly inner: number;
  readonly innerBias: number;
  /** hidden × dimension */
  readonly outer: number;
  /** dimension × classes */
  readonly output: number;
  readonly outputBias: number;
  /** Length of the vector. */
  readonly size: number;
}

export interface NetworkShape {
  readonly dimension: number;
  readonly hidden: number;
  readonly classes: number;
}

/** Offsets of the weights of `h = n + relu(n·inner + bias)·outer; logits = h·output + bias`, n the normalised bag. */
export function denseLayout({ dimension, hidden, classes }: NetworkShape): DenseLayout {
  const normShift = dimension;
  const inner = normShift + dimension;
  const innerBias = inner + dimension * hidden;
  const outer = innerBias + hidden;
  const output = outer + hidden * dimension;
  const outputBias = output + dimension * classes;
  return { normScale: 0, normShift, inner, innerBias, outer, output, outputBias, size: outputBias + classes };
}

/** Added to the variance in LayerNorm, in training and prediction alike. */
export const NORM_EPSILON = 1e-5;
