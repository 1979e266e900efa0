/** Probabilities of the first `length` logits, and their energy ln Σ exp(logit). */
export function softmax(
  logits: Float32Array,
  length = logits.length,
): { readonly probabilities: Float32Array; readonly energy: number } {
  let largest = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < length; c++) largest = Math.max(largest, logits[c] as number);
  const probabilities = new Float32Array(length);
  let sum = 0;
  for (let c = 0; c < length; c++) {
    const value = Math.exp((logits[c] as number) - largest);
    probabilities[c] = value;
    sum += value;
  }
  for (let c = 0; c < length; c++) probabilities[c] = (probabilities[c] as number) / sum;
  return { probabilities, energy: largest + Math.log(sum) };
}

/** Sharpens (temperature below 1) or flattens probabilities: p^(1/T), normalised again. */
export function temper(probabilities: Float32Array, temperature: number): Float32Array {
  if (temperature === 1) return probabilities;
  const power = 1 / temperature;
  // plain loops: every message and every step of a calibration comes through here
  const tempered = new Float32Array(probabilities.length);
  let sum = 0;
  for (let c = 0; c < tempered.length; c++) {
    tempered[c] = (probabilities[c] as number) ** power;
    sum += tempered[c] as number;
  }
  sum ||= 1;
  for (let c = 0; c < tempered.length; c++) tempered[c] = (tempered[c] as number) / sum;
  return tempered;
}

/** Probabilities times weights, made to add up to 1 again; the same where there are no weights. */
export function weigh(probabilities: Float32Array, weights: readonly number[] | undefined): Float32Array {
  if (weights === undefined) return probabilities;
  const weighed = new Float32Array(probabilities.length);
  let sum = 0;
  for (let c = 0; c < weighed.length; c++) {
    const value = (probabilities[c] as number) * (weights[c] ?? 1);
    weighed[c] = value;
    sum += value;
  }
  if (sum > 0) for (let c = 0; c < weighed.length; c++) weighed[c] = (weighed[c] as number) / sum;
  return weighed;
}

/** Index of the largest value; the first of equals. */
export function argMax(values: Float32Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] as number) > (values[best] as number)) best = i;
  return best;
}
