/**
 * A linear judge beside the networks, one score a case: better than they are at single rare words, hence asked where rows
 * are few (docs/decisions/0014). int8 rows with one scale a feature.
 */
export interface LinearMember {
  readonly features: number;
  readonly classes: number;
  /** features × classes, to be multiplied by the feature's scale. */
  readonly rows: Int8Array;
  readonly scales: Float32Array;
  readonly bias: Float32Array;
}

/** Rounds features × `width` weights (the first `classes` of each row count) to int8. */
export function quantizeLinear(options: {
  readonly weights: Float32Array;
  readonly width: number;
  readonly bias: Float32Array;
}): LinearMember {
  const { weights, width, bias } = options;
  const features = weights.length / width;
  const classes = bias.length;
  const rows = new Int8Array(features * classes);
  const scales = new Float32Array(features);
  for (let f = 0; f < features; f++) {
    let largest = 0;
    for (let c = 0; c < classes; c++) largest = Math.max(largest, Math.abs(weights[f * width + c] as number));
    const scale = largest / 127 + 1e-12;
    scales[f] = scale;
    for (let c = 0; c < classes; c++)
      rows[f * classes + c] = Math.round((weights[f * width + c] as number) / scale);
  }
  return { features, classes, rows, scales, bias };
}
