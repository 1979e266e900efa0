/**
 * Weights rounded to int8 with one scale a feature; weights below `pruneBelow` become 0, and features of which nothing is
 * left are dropped.
 */
export function quantizeRows(options: {
  readonly features: Uint32Array;
  readonly table: Float32Array;
  readonly width: number;
  readonly pruneBelow: number;
}): { readonly features: Uint32Array; readonly rows: Int8Array; readonly scales: Float32Array } {
  const { table, width, pruneBelow } = options;
  const largest = Float32Array.from(options.features, (_, feature) => {
    let most = 0;
    for (let label = 0; label < width; label++)
      most = Math.max(most, Math.abs(table[feature * width + label] as number));
    return most;
  });
  const keptIds = [...largest.keys()].filter((feature) => (largest[feature] as number) >= pruneBelow);
  const rows = new Int8Array(keptIds.length * width);
  const scales = new Float32Array(keptIds.length);
  keptIds.forEach((feature, row) => {
    const scale = (largest[feature] as number) / 127;
    scales[row] = scale;
    for (let label = 0; label < width; label++) {
      const weight = table[feature * width + label] as number;
      if (Math.abs(weight) >= pruneBelow) rows[row * width + label] = Math.round(weight / scale);
    }
  });
  return { features: Uint32Array.from(keptIds, (id) => options.features[id] as number), rows, scales };
}
