import type { StoredBusinessCase } from '../../domain/business-case.js';
import type { Prediction, RankedBusinessCase } from '../../domain/prediction.js';

/** For each case no longer in use the cases that took its place. */
export type CaseSuccessors = ReadonlyMap<string, readonly string[]>;

export const NO_SUCCESSORS: CaseSuccessors = new Map();

/** Follows renamings, mergers and splits to cases in use; a case that succeeds itself in the end is in use. */
export function caseSuccessors(stored: readonly StoredBusinessCase[]): CaseSuccessors {
  const direct = new Map(stored.flatMap(({ key, successor }) => (successor ? [[key, successor.keys]] : [])));
  const follow = (key: string, seen: ReadonlySet<string>): readonly string[] => {
    const next = direct.get(key);
    if (next === undefined || seen.has(key)) return [key];
    return [...new Set(next.flatMap((one) => follow(one, new Set([...seen, key]))))];
  };
  return new Map([...direct.keys()].map((key) => [key, follow(key, new Set())]));
}

/** The label that a row has now: its own, or its only successor's; undefined where a split left it without one. */
export function labelNow(successors: CaseSuccessors, label: string | null): string | null | undefined {
  if (label === null) return null;
  const next = successors.get(label);
  return next === undefined ? label : next.length === 1 ? next[0] : undefined;
}

/**
 * A prediction of a model that still knows the old cases, told in the present ones: what was merged adds up; a split
 * case is told as its first part and only suggested, until a model has learnt the parts.
 */
export function followCases(prediction: Prediction, successors: CaseSuccessors): Prediction {
  if (successors.size === 0) return prediction;
  const now = (key: string) => successors.get(key)?.[0] ?? key;
  const { businessCase, beside } = prediction;
  const isSplit = businessCase !== null && (successors.get(businessCase)?.length ?? 1) > 1;
  const sums = new Map<string, number>();
  for (const { businessCase: key, confidence } of prediction.alternatives) {
    sums.set(now(key), (sums.get(now(key)) ?? 0) + confidence);
  }
  const alternatives = [...sums]
    .map(
      ([key, confidence]): RankedBusinessCase => ({ businessCase: key, confidence: Math.min(1, confidence) }),
    )
    .sort((a, b) => b.confidence - a.confidence);
  const first = businessCase === null ? null : now(businessCase);
  return {
    ...prediction,
    businessCase: first,
    confidence:
      first === null ? prediction.confidence : Math.max(prediction.confidence, sums.get(first) ?? 0),
    tier: isSplit && prediction.tier !== 'triage' ? 'suggest' : prediction.tier,
    alternatives,
    secondary: [...new Set(prediction.secondary.map(now))].filter((key) => key !== first),
    ...(beside === undefined
      ? {}
      : {
          beside: { ...beside, businessCase: beside.businessCase === null ? null : now(beside.businessCase) },
        }),
  };
}
