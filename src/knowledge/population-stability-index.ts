/** How often each category was seen. */
export type CategoryCounts = ReadonlyMap<string, number>;

/**
 * How far one mix of categories is from another: the population stability index, the sum of (p - q) ln(p / q) over
 * the shares p and q (Siddiqi, Credit Risk Scorecards, 2006; the same as Jeffreys' divergence). Below 0.1 is usually
 * called stable, above 0.25 a shift. Each category counts half a case more than was seen, so that one that is new or
 * gone does not make it infinite.
 *
 * Chance alone makes it larger than 0, on average by about (k - 1)(1/n + 1/m) for k categories and n and m cases
 * (Yurdakul and Naranjo, Journal of Risk Model Validation, 2020): that is taken off, and what is below 0 is 0, so that
 * small samples do not look like a shift. 0 when either mix is empty.
 */
export function populationStabilityIndex(reference: CategoryCounts, recent: CategoryCounts): number {
  const categories = [...new Set([...reference.keys(), ...recent.keys()])];
  const n = sum(reference);
  const m = sum(recent);
  if (n === 0 || m === 0) return 0;
  const smoothing = 0.5;
  const share = (counts: CategoryCounts, total: number, category: string) =>
    ((counts.get(category) ?? 0) + smoothing) / (total + smoothing * categories.length);
  const index = categories.reduce((total, category) => {
    const p = share(recent, m, category);
    const q = share(reference, n, category);
    return total + (p - q) * Math.log(p / q);
  }, 0);
  const byChance = (categories.length - 1) * (1 / n + 1 / m);
  return Math.max(0, index - byChance);
}

const sum = (counts: CategoryCounts): number =>
  [...counts.values()].reduce((total, count) => total + count, 0);
