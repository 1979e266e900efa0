import type { JudgedExample } from '../knowledge/evaluation/evaluate-classifier.js';
import { nameSome } from '../knowledge/name-some.js';

/** Says which labels of the data are none of the model's cases: their rows can only be wrong. Null where there are none. */
export function describeUnknownLabels(
  judged: readonly JudgedExample[],
  known: readonly string[],
): string | null {
  const rows = new Map<string, number>();
  const own = new Set(known);
  for (const { label } of judged.map(({ example }) => example))
    if (label !== null && !own.has(label)) rows.set(label, (rows.get(label) ?? 0) + 1);
  if (rows.size === 0) return null;
  const ranked = [...rows].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1));
  const names = nameSome(ranked.map(([label, times]) => `${label} (${count(times, 'row')})`));
  const total = ranked.reduce((sum, [, times]) => sum + times, 0);
  return `the model does not know ${count(rows.size, 'label')} of the data, ${count(total, 'row')} in all that count as wrong: ${names}`;
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
