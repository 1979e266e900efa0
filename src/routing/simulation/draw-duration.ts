import type { Random } from '../../ports/random.js';

/** How long something takes. */
export type DurationDistribution =
  | { readonly distribution: 'exponential'; readonly meanSeconds: number }
  | { readonly distribution: 'constant'; readonly meanSeconds: number }
  | {
      readonly distribution: 'log-normal';
      readonly meanSeconds: number;
      /** As large as the mean unless told. */
      readonly standardDeviationSeconds?: number;
    };

/** A random duration in seconds. */
export function drawDuration(of: DurationDistribution, random: Random): number {
  switch (of.distribution) {
    case 'constant':
      return of.meanSeconds;
    case 'exponential':
      return -Math.log(1 - random.next()) * of.meanSeconds;
    case 'log-normal': {
      // moments of the log-normal distribution: mean = exp(m + s²/2), (deviation/mean)² = exp(s²) - 1
      const variation = (of.standardDeviationSeconds ?? of.meanSeconds) / of.meanSeconds;
      const variance = Math.log(1 + variation * variation);
      return Math.exp(Math.log(of.meanSeconds) - variance / 2 + Math.sqrt(variance) * drawNormal(random));
    }
  }
}

/** Box and Muller (1958). */
function drawNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
