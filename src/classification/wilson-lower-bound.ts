/** Lower end of Wilson's score interval (1927) for a share: what it is at least, `z` standard deviations sure. */
export function wilsonLowerBound(successes: number, trials: number, z: number): number {
  if (trials === 0) return 0;
  const share = successes / trials;
  const square = z * z;
  const centre = share + square / (2 * trials);
  const margin = z * Math.sqrt((share * (1 - share) + square / (4 * trials)) / trials);
  return Math.max(0, (centre - margin) / (1 + square / trials));
}
