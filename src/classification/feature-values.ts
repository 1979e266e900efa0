/** What a feature that occurs `times` in a text is worth in it: sublinear term frequency. */
export function countValue(times: number): number {
  return times === 1 ? 1 : 1 + Math.log(times);
}

/** Makes a block of values, whose squares add up to `squares`, of length one. */
export function normalizeBlock(values: Float32Array, from: number, to: number, squares: number): void {
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  for (let i = from; i < to; i++) values[i] = (values[i] as number) * scale;
}

/** What the networks multiply each feature with; null: nothing. */
export function networkIdf(idf: Float32Array | null, power: number): Float32Array | null {
  return idf === null || power === 0 ? null : idf.map((value) => value ** power);
}
