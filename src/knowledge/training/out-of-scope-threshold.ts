/** One held-out row: its energy, whether it has a business case, and whether the first choice is right. */
export interface EnergyRow {
  readonly energy: number;
  readonly inScope: boolean;
  readonly correct: boolean;
}

/** Share of right in-scope answers that may be lost to abstention: .945 becomes about .912. */
export const ABSTENTION_COST = 0.035;
/** With out-of-scope rows at hand the threshold need not rise further once it catches this share of them. */
const ENOUGH_RECALL = 0.99;
const MIN_ROWS = 20;
/** Below every energy: nothing is out of scope. JSON knows no infinity. */
export const NO_THRESHOLD = -1e9;

/**
 * Energy under which a message counts as out of scope: as high as possible while at most `ABSTENTION_COST` of the right
 * answers are given up. A threshold right at the wanted figure lands lower on new rows, hence the margin.
 */
export function fitOutOfScopeThreshold(rows: readonly EnergyRow[]): number {
  const right = rows.filter((row) => row.inScope && row.correct).map((row) => row.energy);
  if (right.length < MIN_ROWS) return NO_THRESHOLD;
  right.sort((a, b) => a - b);
  const affordable = right[Math.floor(right.length * ABSTENTION_COST)] ?? NO_THRESHOLD;
  const outside = rows.filter((row) => !row.inScope).map((row) => row.energy);
  if (outside.length < MIN_ROWS) return affordable;
  outside.sort((a, b) => a - b);
  const enough = outside[Math.ceil(outside.length * ENOUGH_RECALL) - 1] ?? affordable;
  return Math.min(affordable, enough + 1e-6);
}
