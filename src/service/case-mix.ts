import { populationStabilityIndex } from '../knowledge/population-stability-index.js';

export interface CaseMixSettings {
  /** What counts as now; 24 hours. */
  readonly recentMs: number;
  /** What it is held against: the time before; 7 days. */
  readonly referenceMs: number;
  /** Fewest cases in either for a verdict; 300. */
  readonly minimumCases: number;
}

/** The mix of business cases over the last days, in memory: hourly counts, never texts. */
export interface CaseMix {
  /** `null`: out of scope. */
  count(businessCase: string | null, at: Date): void;
  /** See `populationStabilityIndex`; null while there are too few cases. */
  drift(now: Date): number | null;
}

export const DEFAULT_CASE_MIX_SETTINGS: CaseMixSettings = {
  recentMs: 86_400_000,
  referenceMs: 7 * 86_400_000,
  minimumCases: 300,
};

const SLOT_MS = 3_600_000;

export function createCaseMix(settings: Partial<CaseMixSettings> = {}): CaseMix {
  const { recentMs, referenceMs, minimumCases } = { ...DEFAULT_CASE_MIX_SETTINGS, ...settings };
  const slots = new Map<number, Map<string, number>>();

  return {
    count(businessCase, at) {
      const slot = Math.floor(at.getTime() / SLOT_MS);
      let counts = slots.get(slot);
      if (counts === undefined) {
        counts = new Map();
        slots.set(slot, counts);
      }
      const name = businessCase ?? 'none';
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    drift(now) {
      const recent = new Map<string, number>();
      const reference = new Map<string, number>();
      for (const [slot, counts] of slots) {
        const ageMs = now.getTime() - slot * SLOT_MS;
        if (ageMs > recentMs + referenceMs) slots.delete(slot);
        else add(ageMs <= recentMs ? recent : reference, counts);
      }
      const isEnough = total(recent) >= minimumCases && total(reference) >= minimumCases;
      return isEnough ? populationStabilityIndex(reference, recent) : null;
    },
  };
}

function add(sum: Map<string, number>, counts: ReadonlyMap<string, number>): void {
  for (const [name, count] of counts) sum.set(name, (sum.get(name) ?? 0) + count);
}

const total = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);
