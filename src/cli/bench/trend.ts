/** A value at a time, in hours. */
export interface Sample {
  readonly hours: number;
  readonly value: number;
}

export interface Trend {
  /** By how much the value grows in an hour: the least-squares slope. */
  readonly perHour: number;
  /** Standard error of `perHour`: what chance explains. Infinite below three samples. */
  readonly errorPerHour: number;
}

/** Ordinary least squares (Gauss 1809) of the values over the hours. Zero where the samples have one time only. */
export function trendOf(samples: readonly Sample[]): Trend {
  const n = samples.length;
  const meanHours = samples.reduce((sum, { hours }) => sum + hours, 0) / n;
  const meanValue = samples.reduce((sum, { value }) => sum + value, 0) / n;
  const spread = samples.reduce((sum, { hours }) => sum + (hours - meanHours) ** 2, 0);
  if (!(spread > 0)) return { perHour: 0, errorPerHour: Number.POSITIVE_INFINITY };
  const together = samples.reduce(
    (sum, { hours, value }) => sum + (hours - meanHours) * (value - meanValue),
    0,
  );
  const perHour = together / spread;
  const left = samples.reduce(
    (sum, { hours, value }) => sum + (value - meanValue - perHour * (hours - meanHours)) ** 2,
    0,
  );
  const errorPerHour = n < 3 ? Number.POSITIVE_INFINITY : Math.sqrt(left / (n - 2) / spread);
  return { perHour, errorPerHour };
}
