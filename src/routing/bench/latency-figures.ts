export interface LatencyFigures {
  readonly count: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** Mean, median, 99th percentile (nearest rank) and maximum of times taken. Zeros where there are none. */
export function latencyFigures(takenMs: readonly number[]): LatencyFigures {
  const sorted = [...takenMs].sort((a, b) => a - b);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  const total = sorted.reduce((sum, taken) => sum + taken, 0);
  return {
    count: sorted.length,
    meanMs: sorted.length === 0 ? 0 : total / sorted.length,
    p50Ms: rank(0.5),
    p99Ms: rank(0.99),
    maxMs: rank(1),
  };
}
